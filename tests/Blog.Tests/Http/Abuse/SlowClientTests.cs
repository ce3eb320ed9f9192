using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Blog.Tests.Http.Abuse;

/// <summary>Clients that take their time are cut, and the others do not notice.</summary>
public sealed class SlowClientTests
{
    private const string Files = "-- a.md --\n# 甲\n\n文";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static readonly string[] Beginnings = ["", "\r\n\r\n\r\n", "G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"];

    [Fact]
    public async Task A_client_that_never_finishes_its_request_is_cut()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Connections:RequestTime=00:00:01", "Connections:IdleTime=00:00:01");
        var cut = Task.WhenAll(Beginnings.Select(beginning => UntilCutAsync(blog, beginning))); // one wait for all of them
        while (!cut.IsCompleted)
        {
            Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/posts/a")).StatusCode);
            await Task.Delay(20, Cancelled);
        }
        Assert.All(await cut, answer => Assert.Contains(new RawAnswer(answer).Status, (int[])[0, 400, 408]));
    }

    [Fact]
    public async Task Three_hundred_clients_that_do_not_finish_keep_nobody_waiting()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        var slow = new List<Socket>();
        for (var i = 0; i < 300; i++)
        {
            slow.Add(await RawAnswer.ConnectAsync(blog, Cancelled));
            await slow[i].SendAsync("GET / HTTP/1.1\r\nX: "u8.ToArray(), Cancelled);
        }
        for (var i = 0; i < 20; i++) Assert.Equal(200, (await RawAnswer.GetAsync(blog, "/posts/a")).Status);
        foreach (var socket in slow) socket.Dispose();
    }

    [Fact]
    public async Task A_client_that_does_not_take_its_answer_is_cut()
    {
        await using var blog = await BlogServer.StartAsync(Files, "Connections:SlowestRate=1000000", "Connections:RateGrace=00:00:02", "Watch:Poll=00:00:00.050");
        await using (var large = File.Create(Path.Combine(blog.Folder, "large.bin"))) large.SetLength(256 << 20);
        while ((await blog.SendAsync(HttpMethod.Head, "/media/large.bin")).StatusCode is not HttpStatusCode.OK) await Task.Delay(50, Cancelled);
        using var socket = await RawAnswer.ConnectAsync(blog, Cancelled);
        await socket.SendAsync(Encoding.ASCII.GetBytes(RawAnswer.Request("GET", "/media/large.bin")), Cancelled);
        await AssertCutAsync(socket, blog);
    }

    [Fact]
    public async Task What_is_said_after_the_last_answer_is_not_listened_to()
    {
        await using var blog = await BlogServer.StartAsync(Files);
        var answer = await RawAnswer.OfAsync(blog, RawAnswer.Request("GET", "/health/live") + RawAnswer.Request("GET", "/posts/a"));
        Assert.Equal("live\n", answer.Body);
    }

    /// <summary>What a client hears that says <paramref name="beginning"/> and no more.</summary>
    private static async Task<string> UntilCutAsync(BlogServer blog, string beginning)
    {
        using var socket = await RawAnswer.ConnectAsync(blog, Cancelled);
        await socket.SendAsync(Encoding.ASCII.GetBytes(beginning), Cancelled);
        return await RawAnswer.ReadAsync(socket, Cancelled);
    }

    /// <summary>A connection that the other side has reset takes no more bytes.</summary>
    private static async Task AssertCutAsync(Socket socket, BlogServer blog)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            while (true)
            {
                Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/posts/a")).StatusCode);
                await socket.SendAsync("\r\n"u8.ToArray(), limit.Token);
                await Task.Delay(50, limit.Token);
            }
        });
    }
}
