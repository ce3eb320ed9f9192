namespace Blog.Engine.Markup.Scripting;

/// <summary>How long somebody waits for scripts, all in all. It says when to go on without them, never what they may cost. For one thread at a time.</summary>
/// <param name="limit">By the clock on the wall.</param>
/// <param name="time">That clock.</param>
/// <param name="cancellation">Ends the waiting with an exception.</param>
public sealed class Patience(TimeSpan limit, TimeProvider? time = null, CancellationToken cancellation = default)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private TimeSpan waited;

    /// <summary>Waits for everything.</summary>
    public static Patience Endless(CancellationToken cancellation = default) => new(TimeSpan.MaxValue, cancellation: cancellation);

    /// <summary>Whether nothing more is waited for.</summary>
    public bool IsOver => waited >= limit;

    /// <summary>Waits until the work has ended, well or not; false when patience ends first.</summary>
    public bool Await(Task work)
    {
        if (work.IsCompleted) return true;
        var startedAt = time.GetTimestamp();
        var left = (limit - waited).TotalMilliseconds;
        var isDone = Task.WaitAny([work], left < int.MaxValue ? (int)Math.Max(0, left) : Timeout.Infinite, cancellation) == 0;
        waited += time.GetElapsedTime(startedAt);
        return isDone;
    }
}
