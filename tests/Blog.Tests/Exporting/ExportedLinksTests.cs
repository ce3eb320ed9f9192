using System.CommandLine;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Blog.Commands;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;

namespace Blog.Tests.Exporting;

/// <summary>The law of addresses: each stands once, and every link of an export leads to a file, whatever the posts are called and wherever they stood before.</summary>
public sealed partial class ExportedLinksTests : IDisposable
{
    private const int Rounds = 8, MostEdits = 40;

    private readonly string folder = Directory.CreateTempSubdirectory("blog-links-").FullName;

    [Fact]
    public async Task Every_link_of_an_export_leads_to_a_file_and_every_address_stands_once()
    {
        var blog = new RandomBlog();
        foreach (var edits in RandomBlog.Edits(Rounds, MostEdits).Prepend([]))
        {
            blog.Edit(edits);
            blog.Write(folder);
            await ExportAsync(blog);
            var files = Files();
            var excused = ReportedTargets();
            Assert.Empty(LostLinks(files).Where(link => !excused.Contains(link.Address)).Select(link => $"{link.File}: {link.Address}, after {string.Join(' ', edits)}"));
            Assert.Empty(Repeated(files));
            Assert.Empty(Repeated(SitemapAddresses()));
            Directory.Delete(Out, recursive: true);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Out => Path.Combine(folder, "out");

    private async Task ExportAsync(RandomBlog blog)
    {
        string[] arguments = ["export", "--posts", Path.Combine(folder, "posts"), "--output", Out, "--base-url", "https://example.org", $"--Blog:PageSize={blog.PageSize}", "--no-compressed", "--Blog:PostCards=false"];
        Assert.Equal(0, await CommandTree.Build(InterfaceLanguage.Of(arguments)).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    private HashSet<string> Files() =>
        [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Out, file).Replace('\\', '/'))];

    /// <summary>What a file server would not find, of all that pages and feeds lead to.</summary>
    private IEnumerable<(string File, string Address)> LostLinks(HashSet<string> files) =>
        from file in files
        from address in AddressesIn(file)
        where !files.Contains(address) && !files.Contains(address.Length == 0 ? "index.html" : address + "/index.html")
        select (file, address);

    private IEnumerable<string> AddressesIn(string file)
    {
        var text = File.ReadAllText(Path.Combine(Out, file));
        var addresses = file.EndsWith(".html", StringComparison.Ordinal) ? AddressesOf(text)
            : file.EndsWith(".xml", StringComparison.Ordinal) ? XDocument.Parse(text).Descendants().SelectMany(element => element.Attributes().Where(attribute => attribute.Name == "href").Select(attribute => attribute.Value)
                .Concat(element.HasElements ? [] : element.Value.StartsWith("https://", StringComparison.Ordinal) ? [element.Value] : AddressesOf(element.Value)))
            : file.EndsWith(".json", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal) ? WholeAddress().Matches(text).Select(match => match.Value)
            : [];
        return addresses.Select(PathOf).OfType<string>();
    }

    private static IEnumerable<string> AddressesOf(string html) => new HtmlParser().ParseDocument(html)
        .QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);

    /// <summary>The path of an address of this site, decoded, without the slashes around it; null for any other.</summary>
    private static string? PathOf(string address)
    {
        var path = address.StartsWith("https://example.org", StringComparison.Ordinal) ? address["https://example.org".Length..] : address;
        return path.Length == 0 || (path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal)) ? Uri.UnescapeDataString(path.Split('?', '#')[0]).Trim('/') : null;
    }

    /// <summary>Two names that a file system without regard to case takes for one.</summary>
    private static IEnumerable<string> Repeated(IEnumerable<string> names) => names.GroupBy(name => name.Normalize().ToUpperInvariant()).Where(group => group.Count() > 1).SelectMany(group => group);

    private IEnumerable<string> SitemapAddresses() => XDocument.Load(Path.Combine(Out, "sitemap.xml")).Root!.Elements().Select(url => url.Elements().First().Value);

    /// <summary>Where links of authors lead nowhere, and they are told so.</summary>
    private HashSet<string> ReportedTargets() =>
        [.. TestSite.Build(new PostsFolder(Path.Combine(folder, "posts")).Read()).Diagnostics.Where(found => found.Code is "BLOG210").Select(found => Target().Match(found.Message).Groups[1].Value).Select(PathOf).OfType<string>()];

    [GeneratedRegex("^'(.*?)' is ")]
    private static partial Regex Target();

    [GeneratedRegex("""https://example\.org[^\s"\\)<>]*""")]
    private static partial Regex WholeAddress();
}
