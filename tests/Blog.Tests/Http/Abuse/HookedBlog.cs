using Blog.Tests.Git;

namespace Blog.Tests.Http.Abuse;

/// <summary>A site whose posts come from a repository, with the hook that asks for them. Started by the first test; all are skipped where git is not installed.</summary>
public sealed class HookedBlog : IAsyncDisposable
{
    public const string Secret = "a-long-secret-in-ASCII";

    private readonly string clone = Directory.CreateTempSubdirectory("blog-hooked-").FullName;
    private readonly Lazy<Task<BlogServer>> server;
    private GitRepository? remote;

    public HookedBlog() => server = new(() =>
    {
        remote = GitRepository.With("-- posts/a.md --\n# 甲");
        return BlogServer.StartOnAsync(Path.Combine(clone, "posts"), $"Git:Remote={remote.Folder}", $"Git:Checkout={clone}", "Git:Interval=00:00:00", $"Git:Secret={Secret}", "Git:HookRequests=10000", "Connections:RequestTime=00:00:02", "Connections:IdleTime=00:00:02");
    });

    public Task<BlogServer> ServerAsync() => server.Value;

    public async ValueTask DisposeAsync()
    {
        if (remote is not null) await (await ServerAsync()).DisposeAsync();
        remote?.Dispose();
        Directory.Delete(clone, recursive: true);
    }

    /// <summary>Whatever was sent: nothing is pulled for it, and nothing of the machine is told.</summary>
    internal void AssertRefused(RawAnswer answer, int[] expected)
    {
        Assert.True(expected.Contains(answer.Status), answer.Head);
        foreach (var secret in (string[])[Secret, clone, remote!.Folder, Repository.Root, "   at Blog", "Exception"]) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
    }
}
