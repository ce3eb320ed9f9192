using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Blog.Engine.Content;
using Blog.Engine.Importing.Html;

namespace Blog.Engine.Importing.Kinds;

/// <summary>The backup of cnblogs.com (博客园) as RSS, each post as HTML or as the Markdown it was written in.</summary>
internal sealed partial class Cnblogs : BlogKind
{
    private static readonly XNamespace Author = "http://purl.org/dc/elements/1.1/";

    public override string Name => "cnblogs";

    public override bool Recognises(OldTree tree) => tree.Files is [var file] && file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && tree.Read(file) is { } head
        && head.Contains("<rss", StringComparison.OrdinalIgnoreCase) && (head.Contains("cnblogs.com", StringComparison.OrdinalIgnoreCase) || head.Contains("博客园", StringComparison.Ordinal));

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => [];

    internal override bool MovesFiles => false;

    public override OldExport Read(string text)
    {
        var channel = ExportedXml.Channel(text);
        var (texts, findings, taken) = (new List<SourceFile>(), new List<Diagnostic>(), new HashSet<SitePath>());
        foreach (var (item, index) in channel.Elements("item").Select((item, index) => (item, index))) Take(item, index, texts, findings, taken);
        return new([.. texts.OrderBy(post => post.Path)], OldConfig.At(channel.Element("link")?.Value), [.. findings]);
    }

    internal override string Translate(string body, Translation translation) => ContentsMark.Remove(body, translation);

    private static void Take(XElement item, int index, List<SourceFile> texts, List<Diagnostic> findings, HashSet<SitePath> taken)
    {
        var (title, address) = (item.Element("title")?.Value, item.Element("link")?.Value);
        var date = DateTimeOffset.TryParse(item.Element("pubDate")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var published) ? published.ToOffset(China) : (DateTimeOffset?)null;
        var name = NameInAddress().Match(address ?? "") is { Success: true } named && !named.Groups["name"].Value.All(char.IsAsciiDigit) ? named.Groups["name"].Value : null;
        var path = ExportedPost.Free("", ExportedPost.NameOf(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), name, title, (index + 1).ToString(CultureInfo.InvariantCulture)), taken);
        var post = new ExportedPost();
        post.Say("title", title);
        post.Say("date", date?.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        post.Say("tags", item.Elements("category").Select(category => category.Value));
        post.Say("aliases", new[] { ExportedPost.PathOf(address) }.OfType<string>());
        post.Say("author", item.Element(Author + "creator")?.Value ?? item.Element("author")?.Value);
        var converter = new HtmlMarkdown();
        var body = item.Element("description")?.Value ?? "";
        texts.Add(post.At(path, IsHtml(body) ? converter.Convert(body) : body.ReplaceLineEndings("\n")));
        if (converter.HasKept) findings.Add(ImportRules.HtmlKept.At(Content.Place.WholeFile(path), "a table or another part of this post has no form in Markdown and stays HTML"));
    }

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Markdown may have tags in it; HTML of that site begins with one, and has paragraphs.</summary>
    private static bool IsHtml(string body) => StartsWithTag().IsMatch(body) || (ParagraphTag().IsMatch(body) && !MarkdownHeading().IsMatch(body));

    [GeneratedRegex(@"/(?:p|archive/\d+/\d+/\d+|articles)/(?<name>[^/]+?)(?:\.html?)?$")]
    private static partial Regex NameInAddress();

    [GeneratedRegex(@"^\s*<(?:p|div|h[1-6]|ul|ol|table|pre|blockquote|span|strong|font|!--)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartsWithTag();

    [GeneratedRegex(@"<p[ >]", RegexOptions.IgnoreCase)]
    private static partial Regex ParagraphTag();

    [GeneratedRegex(@"(?:^|\n)(?:#{1,6} |```|- )")]
    private static partial Regex MarkdownHeading();
}
