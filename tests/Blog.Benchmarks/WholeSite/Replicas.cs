using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite;

/// <summary>
/// Two servers on one folder behind nginx, which gives every request to another one: edits and a rolling change to another build while readers read.
/// No answer fails, none is older than what both servers said they had, every page finds the style sheet it names, and both end with the same bytes.
/// </summary>
internal sealed partial class Replicas : IDisposable
{
    private const int Readers = 8;
    private const int EditedPost = 7;

    private static readonly TimeSpan BetweenEdits = TimeSpan.FromMilliseconds(500);

    private readonly string[] builds;
    private readonly string posts;
    private readonly string work;
    private readonly string edited;
    private readonly RunningSite?[] sites = new RunningSite?[2];
    private readonly HttpClient proxy;
    private volatile int claimed;
    private int requests, failed, stale, lost;

    private Replicas(string work, string posts, string[] builds, string edited, int port)
    {
        (this.work, this.posts, this.builds, this.edited) = (work, posts, builds, edited);
        proxy = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    public static async Task<bool> RunAsync(string folder, TimeSpan duration)
    {
        if (!Tool.IsThere("nginx"))
        {
            SiteBenchmark.Line("two servers behind nginx", "not measured", "nginx is not installed");
            return true;
        }
        var work = Directory.CreateTempSubdirectory("blog-replicas-").FullName;
        try
        {
            var (app, copy) = (Path.Combine(work, "app"), Path.Combine(work, "posts"));
            var files = SiteBenchmark.CopyPosts(folder, copy);
            await SiteBenchmark.PublishAsync(app);
            using var bench = new Replicas(work, copy, [app, OtherBuild.Of(app, Path.Combine(work, "app2"))], files[EditedPost], FreePort.Next());
            return await bench.RunAsync(duration, files.Count);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    public void Dispose() => proxy.Dispose();

    private async Task<bool> RunAsync(TimeSpan duration, int count)
    {
        int[] ports = [FreePort.Next(), FreePort.Next()];
        for (var i = 0; i < 2; i++) sites[i] = await StartAsync(builds[0], i, ports[i]);
        using var nginx = ReplicaProxy.Start(work, proxy.BaseAddress!.Port, ports);
        while (!await IsUpAsync()) await Task.Delay(50);
        using var end = new CancellationTokenSource(duration);
        var everybody = Task.WhenAll([EditAsync(end.Token), .. Enumerable.Range(0, Readers).Select(seed => ReadAsync(new Random(seed), end.Token))]);
        await Task.Delay(duration / 4, CancellationToken.None);
        for (var i = 0; i < 2; i++) await ReplaceAsync(i, ports[i]);
        await everybody;
        var differing = await CompareAsync();
        SiteBenchmark.Line($"two servers behind nginx, {count} posts, {duration.TotalSeconds:n0} s", $"{requests:n0} requests, {failed} failed, {stale} older than claimed, {lost} without their style sheet", $"{claimed} edits, both builds replaced, {differing} pages differ at the end");
        nginx.Kill();
        foreach (var site in sites) if (site is not null) await site.DisposeAsync();
        return (failed, stale, lost, differing) is (0, 0, 0, 0);
    }

    private Task<RunningSite> StartAsync(string build, int number, int port) => RunningSite.StartAsync(build, posts, Path.Combine(work, $"cache{number}"), port);

    /// <summary>As an orchestrator does it: one ends, one of the new build comes in its place, and only when that is ready the next one's turn has come.</summary>
    private async Task ReplaceAsync(int number, int port)
    {
        var old = sites[number]!;
        sites[number] = null; // nobody waits for its edits
        await old.DisposeAsync();
        sites[number] = await StartAsync(builds[1], number, port);
        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    /// <summary>A version is claimed when every server that runs shows it.</summary>
    private async Task EditAsync(CancellationToken stop)
    {
        var text = await File.ReadAllTextAsync(edited, CancellationToken.None);
        for (var version = 1; !stop.IsCancellationRequested; version++)
        {
            await File.WriteAllTextAsync(edited, $"{text}\n\n版本{version}。\n", CancellationToken.None);
            foreach (var number in (int[])[0, 1])
            {
                while (sites[number] is { } site && VersionIn(await TextAsync(site.Client, Edits.AddressOf(edited))) < version) await Task.Delay(5, CancellationToken.None);
            }
            claimed = version;
            await Task.Delay(BetweenEdits, CancellationToken.None);
        }
    }

    private async Task ReadAsync(Random random, CancellationToken stop)
    {
        var pages = Address().Matches(await proxy.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), CancellationToken.None)).Select(match => new Uri(new Uri(match.Groups[1].Value).PathAndQuery, UriKind.Relative)).ToList();
        var post = Edits.AddressOf(edited);
        while (!stop.IsCancellationRequested)
        {
            var (page, least) = (random.Next(3) == 0 ? post : pages[random.Next(pages.Count)], claimed);
            var text = await AskAsync(page);
            if (page == post && VersionIn(text) < least) Interlocked.Increment(ref stale);
            if (random.Next(10) == 0 && StyleSheet().Match(text) is { Success: true } sheet) await LookForAsync(new(sheet.Groups[1].Value, UriKind.Relative));
            await Task.Delay(2, CancellationToken.None);
        }
    }

    private async Task<string> AskAsync(Uri page)
    {
        Interlocked.Increment(ref requests);
        using var answer = await proxy.GetAsync(page);
        if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref failed);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task LookForAsync(Uri sheet)
    {
        using var answer = await proxy.GetAsync(sheet);
        if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref lost);
    }

    /// <summary>How many pages have another ETag on the one than on the other: an ETag is the hash of the bytes.</summary>
    private async Task<int> CompareAsync()
    {
        var (one, two) = (sites[0]!.Client, sites[1]!.Client);
        var pages = Address().Matches(await one.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative))).Select(match => new Uri(new Uri(match.Groups[1].Value).PathAndQuery, UriKind.Relative));
        var differing = 0;
        foreach (var page in pages.Append(new("/feed.xml", UriKind.Relative)).Append(new("/sitemap.xml", UriKind.Relative)))
        {
            using var first = await one.GetAsync(page);
            using var second = await two.GetAsync(page);
            if (first.Headers.ETag is null || !first.Headers.ETag.Equals(second.Headers.ETag)) differing++;
        }
        return differing;
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return (await proxy.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string> TextAsync(HttpClient client, Uri page)
    {
        try
        {
            return await client.GetStringAsync(page);
        }
        catch (Exception e) when (e is HttpRequestException or ObjectDisposedException or TaskCanceledException)
        {
            return ""; // it is being replaced
        }
    }

    private static int VersionIn(string html) => Version().Match(html) is { Success: true } version ? int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Address();

    [GeneratedRegex("""href="(/css/site\.[^"]+)""")]
    private static partial Regex StyleSheet();

    [GeneratedRegex(@"版本(\d+)。")]
    private static partial Regex Version();
}
