using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Tests.Exporting;

/// <summary>Goes through a site from its home page, as a reader could: every link, image, style sheet and script of it, each once.</summary>
internal sealed class Crawl(HttpClient client)
{
    private readonly Dictionary<string, HashSet<string>?> idsByPath = [];
    private readonly List<(string From, Uri To)> links = [];

    /// <summary>What was found, by path and query from the root of the site.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>What leads nowhere: a file that is not there, or a place that its page has not.</summary>
    public List<string> Broken { get; } = [];

    public int Links => links.Count;

    public static async Task<Crawl> ThroughAsync(HttpClient client)
    {
        var crawl = new Crawl(client);
        var waiting = new Queue<(string From, Uri To)>([("", new(client.BaseAddress!, "/"))]);
        while (waiting.TryDequeue(out var next))
        {
            if (crawl.idsByPath.ContainsKey(next.To.PathAndQuery)) continue;
            foreach (var link in await crawl.VisitAsync(next.From, next.To)) waiting.Enqueue(link);
        }
        crawl.Broken.AddRange(crawl.links.Where(link => !crawl.HasPlace(link.To)).Select(link => $"{link.From} → {Uri.UnescapeDataString(link.To.PathAndQuery + link.To.Fragment)}"));
        return crawl;
    }

    private async Task<IEnumerable<(string From, Uri To)>> VisitAsync(string from, Uri address)
    {
        using var answer = await client.GetAsync(address);
        idsByPath[address.PathAndQuery] = null;
        if (!answer.IsSuccessStatusCode)
        {
            Broken.Add($"{from} → {Uri.UnescapeDataString(address.PathAndQuery)}: {(int)answer.StatusCode}");
            return [];
        }
        Files[address.PathAndQuery] = await answer.Content.ReadAsByteArrayAsync();
        if (answer.Content.Headers.ContentType?.MediaType is not "text/html") return [];
        var page = new HtmlParser().ParseDocument(new MemoryStream(Files[address.PathAndQuery]));
        idsByPath[address.PathAndQuery] = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        var found = AddressesIn(page).Select(text => Uri.TryCreate(address, text, out var to) ? to : null).OfType<Uri>()
            .Where(to => to.Authority == address.Authority).Select(to => (Uri.UnescapeDataString(address.PathAndQuery), to)).ToList();
        links.AddRange(found);
        return found;
    }

    private bool HasPlace(Uri to) => to.Fragment.Length < 2 || idsByPath[to.PathAndQuery] is not { } ids || ids.Contains(Uri.UnescapeDataString(to.Fragment[1..]));

    private static IEnumerable<string> AddressesIn(IDocument page) => page.QuerySelectorAll("[href], [src], [poster], [srcset]").SelectMany(element =>
        new[] { "href", "src", "poster" }.Select(element.GetAttribute).OfType<string>()
            .Concat(element.GetAttribute("srcset")?.Split(", ").Select(candidate => candidate.Trim().Split(' ')[0]) ?? []));
}
