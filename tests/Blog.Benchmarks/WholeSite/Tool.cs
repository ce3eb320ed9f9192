using System.Diagnostics;

namespace Blog.Benchmarks.WholeSite;

/// <summary>Programs of the machine.</summary>
internal static class Tool
{
    public static bool IsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a program to its end; gives its wall time, CPU time and peak memory as text.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string name, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(name, arguments);
        var (peak, cpu) = (0L, TimeSpan.Zero);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (process.HasExited) break;
            (peak, cpu) = (Math.Max(peak, process.WorkingSet64), process.TotalProcessorTime);
        }
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} failed:\n{await output}\n{await error}");
        return $"{clock.Elapsed.TotalSeconds:n1} s wall, {cpu.TotalSeconds:n1} s CPU, {peak / 1e6:n0} MB";
    }

    public static async Task<string> OutputAsync(string name, params string[] arguments)
    {
        using var process = Start(name, arguments);
        _ = process.StandardError.ReadToEndAsync();
        return await process.StandardOutput.ReadToEndAsync();
    }

    public static Process Start(string name, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
