using System.IO.Compression;
using System.Net;
using Blog.Tests.Commands;

namespace Blog.Tests.Git;

/// <summary>
/// Who sends a folder of posts with a repository in it also sends that repository's configuration, and git runs the programs that a configuration names.
/// Each attack would leave a file behind; the posts must be served, with their history where it can be read, and that file must not be there.
/// </summary>
public sealed class GitConfinementTests : IDisposable
{
    private readonly GitRepository repository = GitRepository.With("""
        -- 甲.md --
        ---
        date: 2025-05-05
        ---
        一
        -- .gitattributes --
        *.md filter=evil diff=evil merge=evil
        """);

    private readonly string aside = Directory.CreateTempSubdirectory("blog-aside-").FullName;

    public GitConfinementTests()
    {
        repository.Write("甲.md", "---\ndate: 2025-05-05\n---\n二");
        repository.Commit("2026-02-04T12:00:00+08:00");
        File.WriteAllText(Program, $"#!/bin/sh\necho \"$0 $*\" >> '{Canary}'\ncat\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Program, (UnixFileMode)0b111_101_101);
    }

    private const string Secret = "a-long-secret-in-ascii";

    private string Canary => Path.Combine(aside, "canary");

    private string Program => Path.Combine(aside, "program");

    /// <summary>Configurations in which PROGRAM stands for a program of the attacker's, and HOST for a server that asks for a password.</summary>
    private static readonly Dictionary<string, string> Configurations = new()
    {
        ["a promisor by ext"] = "[extensions]\npartialClone = evil\n[remote \"evil\"]\nurl = \"ext::PROGRAM\"\npromisor = true\n[protocol]\nallow = always\n[protocol \"ext\"]\nallow = always",
        ["a promisor by ssh"] = "[extensions]\npartialClone = evil\n[remote \"evil\"]\nurl = ssh://nowhere.invalid/x\npromisor = true\n[core]\nsshCommand = PROGRAM\n[ssh]\nvariant = simple",
        ["a promisor by a helper of transport"] = "[extensions]\npartialClone = evil\n[remote \"evil\"]\nurl = /nowhere\npromisor = true\nuploadpack = PROGRAM\n[protocol \"file\"]\nallow = always",
        ["a promisor behind a proxy"] = "[extensions]\npartialClone = evil\n[remote \"evil\"]\nurl = git://nowhere.invalid/x\npromisor = true\n[core]\ngitProxy = PROGRAM\n[protocol \"git\"]\nallow = always",
        ["a promisor that asks for a password"] = "[extensions]\npartialClone = evil\n[remote \"evil\"]\nurl = HOST\npromisor = true\n[credential]\nhelper = !PROGRAM\n[core]\naskPass = PROGRAM",
        ["an included configuration"] = "[include]\npath = evil.config\n[includeIf \"gitdir:/**\"]\npath = evil.config",
        ["a rewritten address"] = "[url \"ext::PROGRAM \"]\ninsteadOf = /\ninsteadOf = https://\n[protocol \"ext\"]\nallow = always",
        ["a monitor of files"] = "[core]\nfsmonitor = PROGRAM\nfsmonitorHookVersion = 2",
        ["filters"] = "[filter \"evil\"]\nclean = PROGRAM\nsmudge = PROGRAM\nprocess = PROGRAM\nrequired = true",
        ["a viewer of differences"] = "[diff]\nexternal = PROGRAM\n[diff \"evil\"]\ncommand = PROGRAM\ntextconv = PROGRAM\n[merge \"evil\"]\ndriver = PROGRAM",
        ["a pager and an editor"] = "[core]\npager = PROGRAM\neditor = PROGRAM\n[pager]\nlog = PROGRAM\nstatus = PROGRAM\n[sequence]\neditor = PROGRAM",
        ["a check of signatures"] = "[log]\nshowSignature = true\n[gpg]\nprogram = PROGRAM\nformat = openpgp\n[gpg \"ssh\"]\nprogram = PROGRAM",
        ["aliases"] = "[alias]\nlog = !PROGRAM\nfetch = !PROGRAM\nreset = !PROGRAM\nrev-parse = !PROGRAM\nmerge-base = !PROGRAM\nstatus = !PROGRAM",
        ["hooks"] = "[core]\nhooksPath = .git/hooks",
        ["references of alternates"] = "[core]\nalternateRefsCommand = PROGRAM",
        ["a file system of its own"] = "[core]\nworktree = /\n[extensions]\nworktreeConfig = true",
    };

    public static TheoryData<string> Attacks => [.. Configurations.Keys];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_history_is_read_without_obeying_the_repository(string attack)
    {
        using var host = new PasswordHost();
        Plant(repository.Folder, attack, host);
        await using var blog = await BlogServer.StartOnAsync(repository.Folder);
        Assert.Contains("2026-02-04", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);

        RemoveObjects(repository.Folder); // what is missing, git would fetch
        File.WriteAllText(Path.Combine(repository.Folder, ".git", "refs", "heads", "main"), new string('1', 40) + "\n");
        blog.Save("乙.md", "# 乙");
        await blog.WaitForAsync("/posts/乙", response => response.StatusCode is HttpStatusCode.OK);
        AssertNothingRan();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_clone_is_pulled_into_without_obeying_what_its_folder_says(string attack)
    {
        using var host = new PasswordHost();
        using var remote = GitRepository.With("-- 甲.md --\n# 甲\n\n第一版\n-- .gitattributes --\n*.md filter=evil diff=evil merge=evil");
        Plant(repository.Folder, attack, host);
        File.AppendAllText(Path.Combine(repository.Folder, ".git", "config"), "\n[blog]\n\tmanaged = true\n");

        await using var blog = await BlogServer.StartOnAsync(repository.Folder, $"Git:Remote={remote.Folder}", "Git:Interval=00:00:00", $"Git:Secret={Secret}");
        await blog.WaitForTextAsync("/posts/甲", "第一版");
        remote.Write("甲.md", "# 甲\n\n第二版");
        remote.Commit("2026-02-01T12:00:00+08:00");
        await PullAsync(blog);
        await blog.WaitForTextAsync("/posts/甲", "第二版");
        AssertNothingRan();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_remote_is_asked_without_obeying_what_it_says(string attack)
    {
        using var host = new PasswordHost();
        Plant(repository.Folder, attack, host);
        var clone = Path.Combine(aside, "clone");
        await using var blog = await BlogServer.StartOnAsync(clone, $"Git:Remote={repository.Folder}", "Git:Interval=00:00:00", $"Git:Secret={Secret}");
        await blog.WaitForTextAsync("/posts/甲", "二");

        repository.Write("乙.md", "# 乙");
        Unplanted(() => repository.Commit("2026-03-01T12:00:00+08:00"));
        RemoveObjects(repository.Folder, exceptCommits: true);
        await PullAsync(blog);
        await blog.WaitForTextAsync("/health/ready", "stale");
        AssertNothingRan();
    }

    [Theory]
    [InlineData("HEAD", "--output=OUT\n")]
    [InlineData("refs/heads/main", "--output=OUT\n")]
    [InlineData("refs/heads/main", "-OOUT\n")]
    [InlineData("HEAD", "ref: ../../OUT\n")]
    [InlineData("HEAD", "ref: refs/../../../OUT\n")]
    public async Task What_stands_for_a_commit_is_no_argument_and_no_path(string file, string text)
    {
        var written = Path.Combine(aside, "written-by-git-because-the-head-of-a-repository-said-so");
        File.WriteAllText(Path.Combine(repository.Folder, ".git", file), text.Replace("OUT", written, StringComparison.Ordinal));
        await using var blog = await BlogServer.StartOnAsync(repository.Folder);
        Assert.Contains("二", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);
        Assert.False(File.Exists(written));
    }

    [Fact]
    public async Task A_program_named_git_beside_the_posts_is_not_run()
    {
        File.Copy(Program, Path.Combine(repository.Folder, OperatingSystem.IsWindows() ? "git.exe" : "git"));
        var (code, _, error) = await BlogProcess.RunAsync(repository.Folder, "export", "--posts", ".", "--output", Path.Combine(aside, "out"));
        Assert.True(code is 0 or 1, error);
        Assert.Contains("2026-02-04", File.ReadAllText(Path.Combine(aside, "out", "posts", "甲", "index.html")), StringComparison.Ordinal);
        AssertNothingRan();
    }

    [Fact]
    public async Task Objects_of_another_repository_are_not_read()
    {
        using var other = GitRepository.With("-- 甲.md --\n一");
        other.Write("甲.md", "三");
        other.Commit("2026-04-04T12:00:00+08:00");
        var alternates = Path.Combine(repository.Folder, ".git", "objects", "info", "alternates");
        Directory.CreateDirectory(Path.GetDirectoryName(alternates)!);
        File.WriteAllText(alternates, Path.Combine(other.Folder, ".git", "objects") + "\n");
        File.Copy(Path.Combine(other.Folder, ".git", "refs", "heads", "main"), Path.Combine(repository.Folder, ".git", "refs", "heads", "main"), overwrite: true);
        await using var blog = await BlogServer.StartOnAsync(repository.Folder);
        Assert.DoesNotContain("2026-04-04", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_names_a_repository_elsewhere_is_not_believed()
    {
        var posts = TestSite.OnDisk("-- 甲.md --\n---\ndate: 2025-05-05\n---\n一");
        File.WriteAllText(Path.Combine(posts, ".git"), $"gitdir: {Path.Combine(repository.Folder, ".git")}\n");
        await using (var blog = await BlogServer.StartOnAsync(posts))
            Assert.DoesNotContain("2026-02-04", await blog.TextAsync("/posts/甲"), StringComparison.Ordinal);
        Directory.Delete(posts, recursive: true);
    }

    [Fact]
    public async Task A_worktree_a_shallow_clone_and_a_folder_within_a_repository_have_their_history()
    {
        repository.Write("深/乙.md", "---\ndate: 2025-05-05\n---\n一");
        repository.Commit("2026-02-10T12:00:00+08:00");
        repository.Write("深/乙.md", "---\ndate: 2025-05-05\n---\n二");
        repository.Commit("2026-02-11T12:00:00+08:00");
        repository.Run("worktree", "add", "--quiet", Path.Combine(aside, "worktree"), "-b", "other");
        repository.Run("clone", "--quiet", "--depth=2", "file://" + repository.Folder, Path.Combine(aside, "shallow"));
        foreach (var folder in (string[])[Path.Combine(aside, "worktree", "深"), Path.Combine(aside, "shallow", "深"), Path.Combine(repository.Folder, "深")])
        {
            await using var blog = await BlogServer.StartOnAsync(folder);
            Assert.Contains("2026-02-11", await blog.TextAsync("/posts/乙"), StringComparison.Ordinal);
        }
    }

    private static async Task PullAsync(BlogServer blog) =>
        Assert.Equal(HttpStatusCode.Accepted, (await blog.SendAsync(HttpMethod.Post, "/hooks/git", ("X-Gitlab-Token", Secret))).StatusCode);

    public void Dispose()
    {
        repository.Dispose();
        Directory.Delete(aside, recursive: true);
    }

    private void Plant(string folder, string attack, PasswordHost host)
    {
        var git = Path.Combine(folder, ".git");
        string Filled(string text) => text.Replace("PROGRAM", Program, StringComparison.Ordinal).Replace("HOST", host.Address, StringComparison.Ordinal);
        File.Copy(Path.Combine(git, "config"), Path.Combine(aside, "config"), overwrite: true);
        File.AppendAllText(Path.Combine(git, "config"), "\n" + Filled(Configurations[attack]) + "\n");
        File.WriteAllText(Path.Combine(git, "evil.config"), Filled(string.Join('\n', Configurations.Where(other => other.Key is not ("a file system of its own" or "an included configuration")).Select(other => other.Value))));
        File.WriteAllText(Path.Combine(git, "config.worktree"), Filled(Configurations["a monitor of files"]));
        Directory.CreateDirectory(Path.Combine(git, "hooks"));
        foreach (var hook in (string[])["post-checkout", "post-index-change", "reference-transaction", "post-merge", "pre-auto-gc", "post-rewrite", "fsmonitor-watchman"])
            File.Copy(Program, Path.Combine(git, "hooks", hook), overwrite: true);
    }

    private void Unplanted(Action act)
    {
        File.Copy(Path.Combine(aside, "config"), Path.Combine(repository.Folder, ".git", "config"), overwrite: true);
        foreach (var hook in Directory.GetFiles(Path.Combine(repository.Folder, ".git", "hooks"))) File.Delete(hook);
        act();
    }

    private static void RemoveObjects(string folder, bool exceptCommits = false)
    {
        foreach (var item in Directory.GetFiles(Path.Combine(folder, ".git", "objects"), "*", SearchOption.AllDirectories).Where(path => !(exceptCommits && IsCommit(path))))
        {
            File.SetAttributes(item, FileAttributes.Normal);
            File.Delete(item);
        }
    }

    private static bool IsCommit(string item)
    {
        using var text = new ZLibStream(File.OpenRead(item), CompressionMode.Decompress);
        var start = new byte[7];
        return text.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual("commit "u8);
    }

    private void AssertNothingRan() => Assert.False(File.Exists(Canary), File.Exists(Canary) ? File.ReadAllText(Canary) : "");

    /// <summary>Answers everything with the question for a name and a password.</summary>
    private sealed class PasswordHost : IDisposable
    {
        private readonly HttpListener listener = new();

        public PasswordHost()
        {
            Address = $"http://127.0.0.1:{FreePort.Next()}/";
            listener.Prefixes.Add(Address);
            listener.Start();
            _ = AnswerAsync();
        }

        public string Address { get; }

        public void Dispose() => listener.Close();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    (context.Response.StatusCode, context.Response.Headers["WWW-Authenticate"]) = (401, "Basic realm=x");
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }
}
