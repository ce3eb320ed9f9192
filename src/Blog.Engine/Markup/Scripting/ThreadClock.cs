using System.Runtime.InteropServices;

namespace Blog.Engine.Markup.Scripting;

/// <summary>The processor time of one thread, read by any other; that of the whole process, which is never less, where the system has no such clock.</summary>
internal sealed partial class ThreadClock
{
    private readonly int? id;

    private ThreadClock(int? id) => this.id = id;

    public TimeSpan Elapsed => id is { } clock && GetTime(clock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : Environment.CpuUsage.TotalTime;

    /// <summary>The clock of the thread that asks.</summary>
    public static ThreadClock OfThis() => new(OperatingSystem.IsLinux() && GetClock(ThisThread(), out var id) == 0 ? id : null);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "pthread_self")]
    private static partial nint ThisThread();

    [LibraryImport("libc", EntryPoint = "pthread_getcpuclockid")]
    private static partial int GetClock(nint thread, out int id);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int id, out Time time);
}
