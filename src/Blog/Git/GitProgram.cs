using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Git;

/// <summary>
/// The program <c>git</c> in one folder: arguments as a list, never a shell; no question is asked, no hook runs, no transport but https, ssh and, for a remote that
/// is a path, files; submodules are not followed; every call is bounded in time.
/// </summary>
internal sealed partial class GitProgram(string folder, TimeSpan timeout)
{
    /// <summary>Longest output that is read, in UTF-16 units.</summary>
    private const int MaxOutput = 256 * 1024 * 1024;

    private static readonly string[] Inherited = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_EXEC_PATH", "GIT_EXTERNAL_DIFF", "GIT_PROXY_COMMAND", "GIT_TRACE", "GIT_CONFIG_PARAMETERS"];

    /// <summary>Allows a transport for this program: <c>file</c>.</summary>
    public string? AlsoAllowed { get; init; }

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
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var variable in Inherited) start.Environment.Remove(variable);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_ASKPASS"] = "";
        start.Environment["SSH_ASKPASS"] = "";
        start.Environment["GIT_SSH_COMMAND"] = "ssh -oBatchMode=yes -oConnectTimeout=15";
        start.Environment["LC_ALL"] = "C.UTF-8";
        Configure(start);
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new GitException("the program git is not installed");
        }
    }

    /// <summary>Settings for this call alone, through the environment: other users cannot see them.</summary>
    private void Configure(ProcessStartInfo start)
    {
        List<(string Key, string Value)> settings =
        [
            ("safe.directory", "*"), ("core.hooksPath", OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), ("core.fsmonitor", "false"), ("core.quotePath", "false"), ("core.autocrlf", "false"),
            ("submodule.recurse", "false"), ("fetch.recurseSubmodules", "false"), ("gc.autoDetach", "false"), ("maintenance.autoDetach", "false"), ("log.showSignature", "false"),
            ("protocol.allow", "never"), ("protocol.https.allow", "always"), ("protocol.ssh.allow", "always"), ("protocol.http.allow", "always"),
        ];
        if (AlsoAllowed is { } transport) settings.Add(($"protocol.{transport}.allow", "always"));
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

    [GeneratedRegex(@"://[^/@\s]+@")]
    private static partial Regex Password();
}
