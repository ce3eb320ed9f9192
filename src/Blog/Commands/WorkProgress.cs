using System.Globalization;
using Blog.Resources;
using Spectre.Console;

namespace Blog.Commands;

/// <summary>
/// How far long work is, on standard error: a bar on a terminal, a line every tenth elsewhere. Work of less than a second says nothing; where nothing ends for some seconds, it says
/// what it waits for.
/// </summary>
public sealed class WorkProgress : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1), BetweenDrawings = TimeSpan.FromMilliseconds(100), Long = TimeSpan.FromSeconds(5);

    private readonly CommandText text;
    private readonly string what;
    private readonly IAnsiConsole console;
    private readonly TimeProvider clock;
    private readonly Lock writing = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Part> begun = [];
    private readonly ITimer patience;
    private readonly long start;
    private Task? drawing;
    private ProgressContext? context;
    private ProgressTask? bar;
    private long drawn;
    private int done;

    /// <param name="text">The language of the interface.</param>
    /// <param name="what">The name of the text that says which work it is.</param>
    public WorkProgress(CommandText text, string what)
        : this(text, what, StandardError(), TimeProvider.System)
    {
    }

    /// <param name="text">The language of the interface.</param>
    /// <param name="what">The name of the text that says which work it is.</param>
    /// <param name="console">Where it is shown.</param>
    /// <param name="clock">Tells when a second is over.</param>
    public WorkProgress(CommandText text, string what, IAnsiConsole console, TimeProvider clock)
    {
        (this.text, this.what, this.console, this.clock) = (text, text[what], console, clock);
        start = clock.GetTimestamp();
        patience = clock.CreateTimer(_ => SayWhatIsWaitedFor(), null, Long, Long);
    }

    /// <summary>Begins one part of <paramref name="total"/>, which ends when it is disposed of; called on any thread.</summary>
    public IDisposable Begin(string name, int total)
    {
        var part = new Part(this, name, total);
        lock (writing) begun.Add(part);
        return part;
    }

    /// <summary>Leaves the terminal as it was, also when the work was broken off.</summary>
    public void Dispose()
    {
        patience.Dispose();
        ended.TrySetResult();
        drawing?.Wait();
    }

    private void End(Part part)
    {
        lock (writing)
        {
            begun.Remove(part);
            done++;
            if (clock.GetElapsedTime(start) < Silence) return;
            var total = part.Total;
            if (console.Profile.Out.IsTerminal) Draw(total, Line(total));
            else if (done == total || done * 10L / total > (done - 1) * 10L / total) console.Profile.Out.Writer.WriteLine(Line(total));
            patience.Change(Long, Long);
        }
    }

    /// <summary>The part that was begun first is the one that takes long.</summary>
    private void SayWhatIsWaitedFor()
    {
        lock (writing)
        {
            if (ended.Task.IsCompleted || begun is not [var oldest, ..]) return;
            var line = $"{Line(oldest.Total)} {text["Command.WaitingFor", oldest.Name]}";
            if (console.Profile.Out.IsTerminal) Draw(oldest.Total, line);
            else console.Profile.Out.Writer.WriteLine(line);
        }
    }

    /// <summary>Nothing is asked, so a terminal is enough: where the result goes and where input comes from do not matter.</summary>
    private static IAnsiConsole StandardError() => AnsiConsole.Create(new()
    {
        Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        Out = new AnsiConsoleOutput(Console.Error),
    });

    /// <summary>Each step draws for itself: the library's own thread never ends when the work ends before that thread has begun.</summary>
    private void Draw(int total, string line)
    {
        drawing ??= console.Progress().AutoRefresh(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn()).StartAsync(opened =>
        {
            (context, bar) = (opened, opened.AddTask(Markup.Escape(line), maxValue: total));
            return ended.Task;
        });
        bar?.Description = Markup.Escape(line);
        bar?.Value = done;
        if (done < total && clock.GetElapsedTime(drawn) < BetweenDrawings) return;
        context?.Refresh();
        drawn = clock.GetTimestamp();
        if (done == total) Dispose(); // what is said next stands below it
    }

    private string Line(int total) => string.Create(CultureInfo.InvariantCulture, $"{what} {done}/{total}");

    private sealed class Part(WorkProgress progress, string name, int total) : IDisposable
    {
        public string Name => name;

        public int Total => total;

        public void Dispose() => progress.End(this);
    }
}
