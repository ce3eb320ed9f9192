using System.Diagnostics;
using System.Globalization;

namespace Blog.Commands;

/// <summary>How far long work is, on standard error: one line that counts on a terminal, a line every tenth elsewhere. Work of less than a second says nothing.</summary>
/// <param name="what">The work, in the language of the interface.</param>
internal sealed class WorkProgress(string what)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    private readonly Lock writing = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private int done;

    /// <summary>One more is done of <paramref name="total"/>; called on any thread.</summary>
    public void Step(int total)
    {
        lock (writing)
        {
            done++;
            if (Stopwatch.GetElapsedTime(start) < Silence) return;
            var line = string.Create(CultureInfo.InvariantCulture, $"{what} {done}/{total}");
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{line}{(done == total ? "\n" : "")}");
            else if (done == total || done * 10L / total > (done - 1) * 10L / total) Console.Error.WriteLine(line);
        }
    }
}
