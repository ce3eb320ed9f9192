using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Blog.Tests.Http.Abuse;

/// <summary>What a server sent over a bare socket until it closed the connection. Bytes are Latin-1 characters, so that none is lost.</summary>
internal sealed record RawAnswer(string Text)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5); // nothing that works takes so long, however busy the machine is

    /// <summary>0 when the connection was closed without an answer.</summary>
    public int Status => Text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(Text[9..12], CultureInfo.InvariantCulture) : 0;

    public string Head => Text.Split("\r\n\r\n", 2)[0];

    /// <summary>As it came over the wire: chunks are not put together.</summary>
    public string Body => Text.Split("\r\n\r\n", 2) is [_, var body] ? body : "";

    public IEnumerable<string> HeaderLines => Head.Split("\r\n").Skip(1);

    /// <summary>The value of a header; null where it was not sent.</summary>
    public string? this[string header] => HeaderLines
        .Where(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(header.Length + 1)..].Trim())
        .FirstOrDefault();

    /// <summary>A well-formed request, its target sent exactly as it is written (above U+00FF as UTF-8).</summary>
    public static string Request(string method, string target, params string[] headers) =>
        string.Join("\r\n", (string[])[$"{method} {target} HTTP/1.1", "Host: localhost", "Connection: close", .. headers, "", ""]);

    public static Task<RawAnswer> GetAsync(BlogServer server, string target, params string[] headers) => OfAsync(server, Request("GET", target, headers));

    /// <summary>Sends bytes on a connection of their own and reads until the server closes it.</summary>
    public static async Task<RawAnswer> OfAsync(BlogServer server, string request)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        using var socket = await ConnectAsync(server, limit.Token);
        try
        {
            await socket.SendAsync(Bytes(request), limit.Token);
        }
        catch (SocketException)
        {
            // It has answered and closed before it was told everything.
        }
        return new(await ReadAsync(socket, limit.Token));
    }

    public static async Task<Socket> ConnectAsync(BlogServer server, CancellationToken cancellation)
    {
        var address = new Uri(server.Address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address.Host, address.Port, cancellation);
        return socket;
    }

    /// <summary>Reads until the other side closes.</summary>
    public static async Task<string> ReadAsync(Socket socket, CancellationToken cancellation)
    {
        var (buffer, answer) = (new byte[16 << 10], new StringBuilder());
        try
        {
            while (await socket.ReceiveAsync(buffer, cancellation) is > 0 and var length) answer.Append(Encoding.Latin1.GetString(buffer, 0, length));
        }
        catch (SocketException)
        {
            // Reset: what came before stands.
        }
        return answer.ToString();
    }

    private static byte[] Bytes(string text) => [.. text.SelectMany(character => character <= 0xFF ? [(byte)character] : Encoding.UTF8.GetBytes([character]))];
}
