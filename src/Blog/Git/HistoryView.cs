namespace Blog.Git;

/// <summary>
/// A repository as git sees it while its history is read: a temporary folder with a configuration of our own and the objects of the real one.
/// The real one's configuration, attributes, hooks and references do not exist for git, so there is nothing in them that it could obey.
/// </summary>
internal sealed class HistoryView : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("blog-history-").FullName;

    /// <exception cref="GitException">The objects are not all in the repository itself.</exception>
    public HistoryView(RepositoryFolder repository, string head)
    {
        try
        {
            GitFiles.EnsureSelfContained(repository.Objects);
            GitFiles.Write(folder, head, head.Length == 64 ? "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectFormat = sha256\n" : "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
            if (repository.Shallow is { } ends) File.WriteAllText(Path.Combine(folder, "shallow"), ends + "\n");
        }
        catch
        {
            Dispose();
            throw;
        }
        Git = new(folder, Timeout) { WorkingFolder = folder, Objects = repository.Objects };
    }

    public GitProgram Git { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
