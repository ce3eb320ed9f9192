using System.Diagnostics;

namespace Blog.Tests.Git;

/// <summary>A repository in a temporary folder, changed by the program git; where that is not installed the test is skipped.</summary>
internal sealed class GitRepository : IDisposable
{
    private static readonly Lazy<bool> IsInstalled = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("git", ["--version"]) { RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    private GitRepository(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A repository with one commit, of 2026-01-01.</summary>
    public static GitRepository With(string files)
    {
        Assert.SkipUnless(IsInstalled.Value, "the program git is not installed");
        var repository = new GitRepository(TestSite.OnDisk(files));
        repository.Run("init", "--quiet", "--initial-branch=main");
        repository.Commit("2026-01-01T12:00:00+08:00");
        return repository;
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    /// <summary>Commits everything as it is.</summary>
    public void Commit(string date)
    {
        Run("add", "--all");
        RunAs(new() { ["GIT_AUTHOR_DATE"] = date, ["GIT_COMMITTER_DATE"] = date }, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=x");
    }

    public void Run(params string[] arguments) => RunAs(new(), arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void RunAs(Dictionary<string, string> environment, params string[] arguments)
    {
        // Nothing is left running behind the command, and nothing of this machine's settings has a say: signatures, hooks, names.
        var start = new ProcessStartInfo("git", ["-c", "maintenance.auto=false", "-c", "gc.auto=0", .. arguments]) { WorkingDirectory = Folder, RedirectStandardError = true };
        (start.Environment["GIT_CONFIG_GLOBAL"], start.Environment["GIT_CONFIG_NOSYSTEM"]) = ("/dev/null", "1");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error);
    }
}
