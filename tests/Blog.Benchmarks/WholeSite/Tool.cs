using System.Diagnostics;

namespace Blog.Benchmarks.WholeSite;

/// <summary>Programs of the machine.</summary>
internal static class Tool
{
    public static bool IsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<ProgramRun> RunAsync(string name, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(name, arguments);
        var (peak, cpu) = (0L, TimeSpan.Zero);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        while (!process.WaitForExit(50))
        {
            try
            {
                process.Refresh();
                (peak, cpu) = (Math.Max(peak, process.WorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException)
            {
                break; // it ended in between
            }
        }
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} failed:\n{await output}\n{await error}");
        return new(clock.Elapsed, cpu, peak);
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

/// <summary>What a program took; its memory in bytes.</summary>
internal sealed record ProgramRun(TimeSpan Wall, TimeSpan Cpu, long PeakMemory)
{
    public override string ToString() => $"{Wall.TotalSeconds:n1} s wall, {Cpu.TotalSeconds:n1} s CPU, {PeakMemory / 1e6:n0} MB";
}
