using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;

namespace Blog.Git;

/// <summary>
/// The clone that the posts lie in. Only a clone made by this program is ever changed: it always becomes what the branch of the remote is, so nobody's own work is overwritten.
/// Files that have not changed keep their time, so a pull costs what it changed.
/// </summary>
internal sealed partial class GitCheckout
{
    /// <summary>
    /// The whole configuration of a clone that we made. Written anew before git sees it: whatever else stood there, be it from somebody who sent the folder, counts no longer.
    /// </summary>
    private static readonly string Configuration = $"""
        [core]
        	repositoryformatversion = 0
        	bare = false
        	filemode = {Written(!OperatingSystem.IsWindows())}
        	ignorecase = {Written(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())}
        	precomposeunicode = {Written(OperatingSystem.IsMacOS())}
        [blog]
        	managed = true

        """;

    private readonly GitSettings settings;
    private readonly PostsFolder posts;
    private readonly GitProgram git;
    private readonly string folder;
    private readonly string repository;
    private readonly string address;

    public GitCheckout(GitSettings settings, PostsFolder posts)
    {
        (this.settings, this.posts) = (settings, posts);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Checkout.Length == 0 ? posts.Root : settings.Checkout));
        if (posts.Root != folder && !posts.Root.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new SettingsException($"Blog:Git:Checkout: the posts folder {posts.Root} does not lie in {folder}.");
        var isPath = !settings.Remote.Contains("://", StringComparison.Ordinal) && Path.IsPathRooted(settings.Remote);
        address = Bare(settings.Remote);
        repository = Path.Combine(folder, ".git");
        git = new(repository, settings.Timeout)
        {
            WorkingFolder = folder,
            Transports = isPath || settings.Remote.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? "https:http:ssh:file" : "https:http:ssh",
            Credentials = address == settings.Remote ? null : (address, settings.Remote),
        };
    }

    /// <summary>Whether there is a commit to show.</summary>
    public bool HasCommit => Directory.Exists(repository) && RepositoryFolder.Around(folder)?.Head() is not null;

    private string? Head => git.TryRun("rev-parse", "--verify", "--quiet", "HEAD")?.Trim();

    /// <summary>Makes the folder of the clone where there is none, and the posts folder in it, so that there is something to watch.</summary>
    /// <exception cref="GitException">The folder holds something else.</exception>
    public void Prepare()
    {
        Directory.CreateDirectory(folder);
        var head = Directory.Exists(repository) ? RepositoryFolder.Around(folder)?.Head() : null;
        if (Directory.Exists(repository)) EnsureOurs();
        else if (Directory.EnumerateFileSystemEntries(folder).Any()) throw new GitException($"{folder} is not empty and no clone of this program; nothing in it is touched. Choose an empty folder, or turn Git:Remote off");
        GitFiles.Write(repository, head ?? $"ref: refs/heads/{settings.Branch}", Configuration);
        File.Delete(Path.Combine(repository, "index.lock")); // of a git that was killed; nobody else works here
        Directory.CreateDirectory(posts.Root);
    }

    private void EnsureOurs()
    {
        var isOurs = new DirectoryInfo(repository).LinkTarget is null && File.Exists(Path.Combine(repository, "config")) && Mark().IsMatch(File.ReadAllText(Path.Combine(repository, "config")));
        if (!isOurs) throw new GitException($"{folder} is a repository that this program did not make; nothing in it is touched. Choose an empty folder, or turn Git:Remote off");
        GitFiles.EnsureSelfContained(Path.Combine(repository, "objects"));
        GitFiles.EnsureWithoutLinks(repository);
    }

    /// <summary>Fetches the branch and makes the files what it is; gives the commit, and whether anything changed. While the files change, nobody reads the posts.</summary>
    /// <exception cref="GitException">The remote cannot be reached, or has no such branch.</exception>
    public (string Commit, bool IsNew) Pull()
    {
        Prepare();
        var branch = $"refs/remotes/origin/{settings.Branch}";
        git.Run("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--", address, $"+refs/heads/{settings.Branch}:{branch}");
        var commit = git.Run("rev-parse", "--verify", $"{branch}^{{commit}}").Trim();
        var isNew = commit != Head || git.Run("status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all").Length > 0;
        if (isNew) posts.WhileUnread(() => git.Run("reset", "--quiet", "--hard", commit));
        Directory.CreateDirectory(posts.Root);
        return (commit, isNew);
    }

    /// <summary>The address without a name and a password.</summary>
    private static string Bare(string remote) =>
        Uri.TryCreate(remote, UriKind.Absolute, out var url) && url.UserInfo.Length > 0 && url.Scheme is "http" or "https" ? remote.Replace(url.UserInfo + "@", "", StringComparison.Ordinal) : remote;

    private static string Written(bool value) => value ? "true" : "false";

    [GeneratedRegex(@"^\[blog\]\s+managed\s*=\s*true\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
