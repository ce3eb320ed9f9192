using System.Net;

namespace Blog.Tests.Faults;

/// <summary>A server that ends while it is in use cuts nobody off.</summary>
public sealed class DrainingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Told_to_end_in_a_burst_it_answers_everybody_and_says_that_their_connections_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals by the program kill");
        await using var server = await ServerProcess.StartAsync(TestSite.OnDisk("-- a.md --\n# 甲"), ["--Blog:Connections:Drain=00:00:03"]);
        var begun = Enumerable.Range(0, 20).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var clients = begun.Select((first, i) => Task.Run(() => UntilToldAsync(server.Address, i % 2 == 0 ? "/posts/a" : "/api/search?q=甲", first), Cancelled)).ToList();
        await Task.WhenAll(begun.Select(first => first.Task));

        var code = server.TerminateAsync();
        await server.WaitForAsync("/health/ready", answer => answer is { Status: 503, Text: var text } && text.Contains("stopping", StringComparison.Ordinal));

        Assert.All(await Task.WhenAll(clients), answers => Assert.True(answers > 0));
        Assert.Equal(0, await code);
    }

    /// <summary>Asks again and again until an answer says that the connection ends; a request that is not answered fails.</summary>
    private static async Task<int> UntilToldAsync(string address, string url, TaskCompletionSource first)
    {
        using var client = new HttpClient { BaseAddress = new(address) };
        for (var answers = 1; ; answers++)
        {
            using var response = await client.GetAsync(new Uri(url, UriKind.Relative), Cancelled);
            await response.Content.ReadAsStringAsync(Cancelled);
            first.TrySetResult();
            if (response.Headers.ConnectionClose is true) return answers;
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, $"{response.StatusCode}");
        }
    }
}
