using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Git;

/// <summary>
/// The program <c>git</c> on one repository: arguments as a list, never a shell; no question is asked, no hook runs, no transport but those allowed, nothing that is missing is
/// fetched; submodules are not followed; every call is bounded in time. The repository is named, never searched for, so git takes nobody's word for whose it is.
/// </summary>
/// <param name="repository">The folder with HEAD and configuration; a configuration that this program wrote.</param>
/// <param name="timeout">The longest that a call may take.</param>
internal sealed partial class GitProgram(string repository, TimeSpan timeout)
{
    /// <summary>Longest output that is read, in UTF-16 units.</summary>
    private const int MaxOutput = 256 * 1024 * 1024;

    /// <summary>What of its surroundings a git that asks a remote gets to see: how this machine reaches others.</summary>
    private static readonly string[] OfOwner = ["GIT_SSL_", "GIT_PROXY_SSL_", "GIT_HTTP_", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"];

    /// <summary>Where git starts, and where the files are that it changes.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Where the objects are when they are not in the repository; it then has no files, and is only read.</summary>
    public string? Objects { get; init; }

    /// <summary>Transports that may be used, separated by colons. With any, the settings of the user who runs the server are obeyed: how to reach a host is theirs to say.</summary>
    public string? Transports { get; init; }

    /// <summary>Another address that stands for one in the arguments: with its password, which so is in no argument and no file.</summary>
    public (string Bare, string Full)? Credentials { get; init; }

    /// <summary>What git writes to standard output.</summary>
    /// <exception cref="GitException">It failed, took too long, or is not installed.</exception>
    public string Run(params ReadOnlySpan<string> arguments)
    {
        var name = arguments[0];
        using var process = Start(arguments);
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var reading = Task.WhenAll(ReadAsync(process.StandardOutput, output), ReadAsync(process.StandardError, error));
        if (!process.WaitForExit(timeout) || !reading.Wait(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new GitException($"git {name} took longer than {timeout.TotalSeconds:0} s");
        }
        return process.ExitCode == 0 ? output.ToString() : throw new GitException($"git {name} failed: {Masked(error.ToString().Trim())}");
    }

    /// <summary>The same, or null where git fails.</summary>
    public string? TryRun(params ReadOnlySpan<string> arguments)
    {
        try
        {
            return Run(arguments);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>A text without the names and passwords in its addresses.</summary>
    public static string Masked(string text) => Password().Replace(text, "://***@");

    private Process Start(ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(Program()) { WorkingDirectory = WorkingFolder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in Fixed()) start.Environment[name] = value;
        if (Transports is not null) Configure(start);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Found in PATH alone: the system's own search begins in the current folder, where the posts may lie.</summary>
    private static string Program()
    {
        var name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathFullyQualified).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
            ?? throw new GitException("the program git is not installed");
    }

    private bool IsForeign(string name) =>
        name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) && !(Transports is not null && OfOwner.Any(kept => name.StartsWith(kept, StringComparison.Ordinal)));

    private IEnumerable<(string Name, string Value)> Fixed()
    {
        yield return ("GIT_DIR", repository);
        if (Objects is null) yield return ("GIT_WORK_TREE", WorkingFolder);
        else yield return ("GIT_OBJECT_DIRECTORY", Objects);
        yield return ("GIT_ALLOW_PROTOCOL", Transports ?? "none"); // for git's own children too, whatever a configuration says
        yield return ("GIT_NO_LAZY_FETCH", "1");
        yield return ("GIT_LITERAL_PATHSPECS", "1");
        yield return ("GIT_TERMINAL_PROMPT", "0");
        yield return ("GIT_ASKPASS", "");
        yield return ("SSH_ASKPASS", "");
        yield return ("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=15");
        yield return ("LC_ALL", "C.UTF-8");
        if (Transports is not null) yield break;
        yield return ("GIT_CONFIG_NOSYSTEM", "1");
        yield return ("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
    }

    /// <summary>Settings for this call alone, through the environment: other users cannot see them.</summary>
    private void Configure(ProcessStartInfo start)
    {
        List<(string Key, string Value)> settings =
        [
            ("core.hooksPath", OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), ("core.fsmonitor", "false"), ("core.quotePath", "false"), ("core.autocrlf", "false"),
            ("submodule.recurse", "false"), ("fetch.recurseSubmodules", "false"), ("gc.autoDetach", "false"), ("maintenance.autoDetach", "false"),
        ];
        if (Credentials is { } credentials) settings.Add(($"url.{credentials.Full}.insteadOf", credentials.Bare));
        start.Environment["GIT_CONFIG_COUNT"] = settings.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (index, (key, value)) in settings.Index())
        {
            start.Environment[$"GIT_CONFIG_KEY_{index}"] = key;
            start.Environment[$"GIT_CONFIG_VALUE_{index}"] = value;
        }
    }

    /// <summary>Reads to the end, so that git never waits for a reader; what is too much is not kept.</summary>
    private static async Task ReadAsync(StreamReader reader, StringBuilder into)
    {
        var part = new char[16 * 1024];
        while (await reader.ReadAsync(part) is > 0 and var length)
            if (into.Length < MaxOutput) into.Append(part, 0, length);
    }

    [GeneratedRegex(@"://[^/@\s]+@", RegexOptions.NonBacktracking)]
    private static partial Regex Password();
}
