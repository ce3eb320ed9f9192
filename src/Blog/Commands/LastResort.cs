using System.Runtime.InteropServices;

namespace Blog.Commands;

/// <summary>Ends the process when it has not ended by itself some time after Ctrl-C or SIGTERM: whatever it waits for, and however busy the machine is.</summary>
internal sealed class LastResort : IDisposable
{
    /// <summary>A little longer than the host lets requests take to end.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4.5);

    private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Begin);
    private readonly PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Begin);

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    /// <summary>On a thread of its own: those of the pool may all be at work.</summary>
    private static void Begin(PosixSignalContext signal) => new Thread(End) { IsBackground = true, Name = "last resort" }.Start();

    private static void End()
    {
        Thread.Sleep(Longest);
        Environment.Exit(ExitCodes.CouldNotRun);
    }
}
