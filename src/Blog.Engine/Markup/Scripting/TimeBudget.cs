using System.Diagnostics;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Scripting;

/// <summary>How long script engines may work on the formulas and the code of a page. For one thread at a time.</summary>
public sealed class TimeBudget(TimeSpan limit)
{
    public static readonly DiagnosticRule Spent = new("BLOG142", Severity.Warning, "the formulas and the code of a post take too long to render");

    private readonly Stopwatch spent = new();

    public TimeSpan Limit => limit;

    public TimeSpan Left => limit > spent.Elapsed ? limit - spent.Elapsed : TimeSpan.Zero;

    public bool IsSpent => spent.Elapsed >= limit;

    /// <summary>Time runs until the result is disposed.</summary>
    public IDisposable Spend()
    {
        spent.Start();
        return new Spending(spent);
    }

    private sealed class Spending(Stopwatch spent) : IDisposable
    {
        public void Dispose() => spent.Stop();
    }
}
