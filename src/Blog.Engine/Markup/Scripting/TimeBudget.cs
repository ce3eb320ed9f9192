using System.Diagnostics;

namespace Blog.Engine.Markup.Scripting;

/// <summary>How long script engines may work for one purpose, such as the formulas of a page. For one thread at a time.</summary>
public sealed class TimeBudget(TimeSpan limit)
{
    private readonly Stopwatch spent = new();

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
