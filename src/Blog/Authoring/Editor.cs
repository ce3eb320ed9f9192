using System.Diagnostics;

namespace Blog.Authoring;

/// <summary>The author's editor: <c>$VISUAL</c>, else <c>$EDITOR</c>, which may have arguments (<c>code --wait</c>).</summary>
public static class Editor
{
    public static string? Command { get; } =
        new[] { "VISUAL", "EDITOR" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(command => !string.IsNullOrWhiteSpace(command));

    /// <summary>Opens a file and waits; gives the exit code of the editor.</summary>
    public static async Task<int> OpenAsync(string command, string file, CancellationToken cancellation)
    {
        // A shell takes the command apart, as git has it done; the file is an argument of its own, whatever its name is.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", $"/d /s /c \"{command} \"{file}\"\"")
            : new ProcessStartInfo("/bin/sh", ["-c", command + " \"$1\"", "sh", file]);
        using var editor = Process.Start(start)!;
        await editor.WaitForExitAsync(cancellation);
        return editor.ExitCode;
    }
}
