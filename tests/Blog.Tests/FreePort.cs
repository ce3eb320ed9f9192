using System.Net;
using System.Net.Sockets;

namespace Blog.Tests;

/// <summary>
/// Ports for programs that must be told one. From below those that systems give to who asks for any (Linux from 32768, others from 49152), so that no other test
/// gets one between this answer and its use; each is given once.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000, Count = 12_000;

    private static int given = Environment.ProcessId * 97;

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref given) % Count);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
