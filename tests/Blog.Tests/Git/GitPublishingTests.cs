using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Blog.Tests.Http.Abuse;

namespace Blog.Tests.Git;

public sealed class GitPublishingTests : IDisposable
{
    private readonly GitRepository remote = GitRepository.With("-- posts/甲.md --\n# 甲\n\n第一版");
    private readonly string clone = Directory.CreateTempSubdirectory("blog-clone-").FullName;

    [Fact]
    public async Task The_posts_are_pulled_at_the_start_and_when_the_signed_hook_is_called()
    {
        await using var blog = await StartAsync();
        Assert.Contains("第一版", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);

        remote.Write("posts/甲.md", "# 甲\n\n第二版，更长");
        remote.Write("posts/乙.md", "# 乙\n\n新的");
        remote.Commit("2026-02-01T12:00:00+08:00");
        Assert.Equal(HttpStatusCode.Accepted, await CallAsync(blog, "{\"n\":1}"));
        await blog.WaitForAsync("/posts/乙", response => response.StatusCode is HttpStatusCode.OK);
        Assert.Contains("第二版", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pull_that_fails_keeps_the_posts_and_says_so_until_one_succeeds()
    {
        await using var blog = await StartAsync();
        Directory.Move(remote.Folder, remote.Folder + "-away");
        try
        {
            await CallAsync(blog, "{\"n\":1}");
            await blog.WaitForTextAsync("/health/ready", "stale");
            var health = JsonDocument.Parse(await blog.TextAsync("/health/ready")).RootElement;
            Assert.Contains("git fetch failed", health.GetProperty("trouble").GetString(), StringComparison.Ordinal);
            Assert.Contains("第一版", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move(remote.Folder + "-away", remote.Folder);
        }
        await CallAsync(blog, "{\"n\":2}");
        await blog.WaitForTextAsync("/health/ready", "\"ready\"");
    }

    [Fact]
    public async Task A_call_needs_the_right_signature_and_is_taken_once()
    {
        await using var blog = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(blog, "{}", ("X-Hub-Signature-256", "sha256=" + new string('0', 64))));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(blog, "{}", ("X-Hub-Signature-256", "unsinn")));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(blog, "{}", ("X-Gitlab-Token", "falsch")));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(blog, "{}", ("X-Nothing", "x")));
        Assert.Equal(HttpStatusCode.Accepted, await CallAsync(blog, "{\"a\":1}", ("X-Gitea-Signature", Signature("{\"a\":1}"))));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(blog, "{\"a\":1}", ("X-Gitea-Signature", Signature("{\"a\":1}"))));
        Assert.Equal(HttpStatusCode.Accepted, await CallAsync(blog, "{}", ("X-Gitlab-Token", "ein-langes-Geheimnis-in-ASCII")));
    }

    [Fact]
    public async Task A_call_that_is_too_long_is_refused_before_it_is_read()
    {
        await using var blog = await StartAsync();
        var answer = await RawAnswer.OfAsync(blog, RawAnswer.Request("POST", "/hooks/git", "Content-Length: 2000000"));
        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task Calls_are_limited_and_nothing_else_is_posted()
    {
        await using var blog = await StartAsync("Git:HookRequests=2");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) answers.Add(await CallAsync(blog, $"{{\"n\":{i}}}"));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await blog.SendAsync(HttpMethod.Post, "/posts/甲")).StatusCode);
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_hook()
    {
        await using var blog = await StartAsync("Git:Secret=");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await CallAsync(blog, "{}"));
    }

    [Fact]
    public async Task A_folder_with_somebodys_own_files_is_never_touched()
    {
        File.WriteAllText(Path.Combine(clone, "mein.md"), "meins");
        var (code, _, error) = await Commands.BlogProcess.RunAsync(clone, "--posts", clone, $"--Blog:Git:Remote={remote.Folder}");
        Assert.Equal(2, code);
        Assert.Contains("nothing in it is touched", error, StringComparison.Ordinal);
        Assert.Equal(["mein.md"], Directory.EnumerateFileSystemEntries(clone).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("--Blog:Git:Remote=--upload-pack=touch /tmp/x", "Remote")]
    [InlineData("--Blog:Git:Remote=ext::sh -c id", "Remote")]
    [InlineData("--Blog:Git:Branch=--all", "Branch")]
    [InlineData("--Blog:Git:Secret=kurz", "Secret")]
    public async Task Settings_that_could_harm_are_refused(string setting, string named)
    {
        var (code, _, error) = await Commands.BlogProcess.RunAsync(clone, "--posts", clone, "--Blog:Git:Remote=/nowhere", setting);
        Assert.Equal(2, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        remote.Dispose();
        Directory.Delete(clone, recursive: true);
    }

    private Task<BlogServer> StartAsync(params string[] settings) =>
        BlogServer.StartOnAsync(Path.Combine(clone, "posts"), [$"Git:Remote={remote.Folder}", $"Git:Checkout={clone}", "Git:Interval=00:00:00", "Git:Secret=ein-langes-Geheimnis-in-ASCII", .. settings]);

    private static Task<HttpStatusCode> CallAsync(BlogServer blog, string body) => CallAsync(blog, body, ("X-Hub-Signature-256", "sha256=" + Signature(body)));

    private static async Task<HttpStatusCode> CallAsync(BlogServer blog, string body, (string Name, string Value) header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hooks/git") { Content = new StringContent(body) };
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await blog.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static string Signature(string body) => Convert.ToHexStringLower(HMACSHA256.HashData("ein-langes-Geheimnis-in-ASCII"u8, Encoding.UTF8.GetBytes(body)));
}
