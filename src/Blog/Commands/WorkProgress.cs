using System.Globalization;
using Spectre.Console;

namespace Blog.Commands;

/// <summary>How far long work is, on standard error: a bar on a terminal, a line every tenth elsewhere. Work of less than a second says nothing.</summary>
/// <param name="what">The work, in the language of the interface.</param>
/// <param name="console">Where it is shown.</param>
/// <param name="clock">Tells when a second is over.</param>
public sealed class WorkProgress(string what, IAnsiConsole console, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1), BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly Lock writing = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long start = clock.GetTimestamp();
    private Task? drawing;
    private ProgressContext? context;
    private ProgressTask? bar;
    private long drawn;
    private int done;

    public WorkProgress(string what)
        : this(what, StandardError(), TimeProvider.System)
    {
    }

    /// <summary>One more is done of <paramref name="total"/>; called on any thread.</summary>
    public void Step(int total)
    {
        lock (writing)
        {
            done++;
            if (clock.GetElapsedTime(start) < Silence) return;
            if (console.Profile.Out.IsTerminal) Draw(total);
            else if (done == total || done * 10L / total > (done - 1) * 10L / total) console.Profile.Out.Writer.WriteLine(Line(total));
        }
    }

    /// <summary>Leaves the terminal as it was, also when the work was broken off.</summary>
    public void Dispose()
    {
        ended.TrySetResult();
        drawing?.Wait();
    }

    /// <summary>Nothing is asked, so a terminal is enough: where the result goes and where input comes from do not matter.</summary>
    private static IAnsiConsole StandardError() => AnsiConsole.Create(new()
    {
        Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(Console.Error),
    });

    /// <summary>Each step draws for itself: the library's own thread never ends when the work ends before that thread has begun.</summary>
    private void Draw(int total)
    {
        drawing ??= console.Progress().AutoRefresh(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(opened =>
        {
            (context, bar) = (opened, opened.AddTask(Markup.Escape(Line(total)), maxValue: total));
            return ended.Task;
        });
        bar?.Description = Markup.Escape(Line(total));
        bar?.Value = done;
        if (done < total && clock.GetElapsedTime(drawn) < BetweenDrawings) return;
        context?.Refresh();
        drawn = clock.GetTimestamp();
        if (done == total) Dispose(); // what is said next stands below it
    }

    private string Line(int total) => string.Create(CultureInfo.InvariantCulture, $"{what} {done}/{total}");
}
