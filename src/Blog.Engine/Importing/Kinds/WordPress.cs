using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Blog.Engine.Content;
using Blog.Engine.Importing.Html;

namespace Blog.Engine.Importing.Kinds;

/// <summary>The export of WordPress (WXR): posts, pages and drafts as HTML, classic or of blocks.</summary>
internal sealed partial class WordPress : BlogKind
{
    private static readonly XNamespace Body = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace Author = "http://purl.org/dc/elements/1.1/";

    public override string Name => "wordpress";

    public override bool Recognises(OldTree tree) => tree.Files is [var file] && file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && tree.Read(file) is { } head && head.Contains("wordpress.org/export/", StringComparison.Ordinal);

    public override ImmutableArray<OldRoot> Roots(OldTree tree) => [];

    internal override bool MovesFiles => false;

    public override OldExport Read(string text)
    {
        var channel = ExportedXml.Channel(text);
        var wp = channel.Document!.Root!.Attributes().Where(attribute => attribute.IsNamespaceDeclaration && attribute.Value.Contains("wordpress.org/export/", StringComparison.Ordinal) && !attribute.Value.Contains("excerpt", StringComparison.Ordinal)).Select(attribute => (XNamespace)attribute.Value).FirstOrDefault() ?? XNamespace.None;
        var blog = new Channel(channel, wp);
        var (texts, findings, taken) = (new List<SourceFile>(), new List<Diagnostic>(), new HashSet<SitePath>());
        foreach (var item in channel.Elements("item")) Take(item, blog, texts, findings, taken);
        return new([.. texts.OrderBy(post => post.Path)], OldConfig.At(channel.Element("link")?.Value), [.. findings]);
    }

    /// <summary>Shortcodes of plug-ins, which show as text.</summary>
    internal override IEnumerable<ForeignText> Leftovers(string text) => Shortcode().Matches(text).Select(match => new ForeignText(match.Index, match.Value));

    private static void Take(XElement item, Channel blog, List<SourceFile> texts, List<Diagnostic> findings, HashSet<SitePath> taken)
    {
        var (type, status) = (blog.Of(item, "post_type") ?? "post", blog.Of(item, "status") ?? "publish");
        if (type is not ("post" or "page") || status is "trash" or "auto-draft")
        {
            if (type is not ("attachment" or "nav_menu_item" or "revision") && (string?)item.Element(Body + "encoded") is { Length: > 0 })
                findings.Add(ImportRules.NotImported.At(Content.Place.WholeFile(SitePath.From("export.xml")), $"'{item.Element("title")?.Value}' is not imported: it is {(status is "trash" ? "in the trash" : $"of the kind '{type}'")}"));
            return;
        }
        var isDraft = status is not ("publish" or "future");
        var date = Date(blog.Of(item, "post_date"), blog.Of(item, "post_date_gmt"));
        var title = item.Element("title")?.Value;
        var name = ExportedPost.NameOf(type is "post" && !isDraft ? date?[..10] : null, blog.Of(item, "post_name"), title, blog.Of(item, "post_id") ?? "0");
        var path = ExportedPost.Free(type is "page" ? "pages/" : isDraft ? "drafts/" : "", name, taken);
        var converter = new HtmlMarkdown();
        var markdown = converter.Convert(Html(item.Element(Body + "encoded")?.Value ?? ""));
        texts.Add(Said(item, blog, title, date, isDraft).At(path, markdown));
        if (converter.HasKept) findings.Add(ImportRules.HtmlKept.At(Content.Place.WholeFile(path), "a table or another part of this post has no form in Markdown and stays HTML"));
        if (item.Elements(blog.Wp + "comment").Count() is > 0 and var comments)
            findings.Add(ImportRules.NotImported.At(Content.Place.WholeFile(path), $"its comments ({comments}) are not imported"));
    }

    private static ExportedPost Said(XElement item, Channel blog, string? title, string? date, bool isDraft)
    {
        var post = new ExportedPost();
        post.Say("title", System.Net.WebUtility.HtmlDecode(title ?? ""));
        post.Say("date", date);
        if (Date(blog.Of(item, "post_modified"), blog.Of(item, "post_modified_gmt")) is { } updated && updated != date) post.Say("updated", updated);
        post.Say("tags", Terms(item, "post_tag").Select(term => term.Value));
        post.SayPaths("categories", Terms(item, "category").Select(term => blog.PathOf(term.Attribute("nicename")?.Value, term.Value)));
        post.Say("aliases", new[] { ExportedPost.PathOf(item.Element("link")?.Value) }.OfType<string>());
        if (isDraft) post.Say("draft", "true");
        post.Say("description", item.Elements().FirstOrDefault(element => element.Name.LocalName is "encoded" && element.Name.NamespaceName.Contains("excerpt", StringComparison.Ordinal))?.Value);
        post.Say("cover", blog.Cover(item));
        post.Say("author", blog.AuthorOf(item.Element(Author + "creator")?.Value));
        post.Say("password", blog.Of(item, "post_password"));
        if (blog.Of(item, "is_sticky") is "1") post.Say("pinned", "true");
        return post;
    }

    private static IEnumerable<XElement> Terms(XElement item, string domain) => item.Elements("category").Where(term => term.Attribute("domain")?.Value == domain && term.Value is not "Uncategorized");

    /// <summary>The date with the offset between it and the same in Greenwich; null for none.</summary>
    private static string? Date(string? local, string? greenwich)
    {
        const string Form = "yyyy-MM-dd HH:mm:ss";
        if (!DateTime.TryParseExact(local, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        if (!DateTime.TryParseExact(greenwich, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc) || (date - utc).Duration() > TimeSpan.FromHours(14)) return date.ToString(Form, CultureInfo.InvariantCulture);
        return new DateTimeOffset(date, TimeSpan.FromMinutes(Math.Round((date - utc).TotalMinutes))).ToString(Form + " zzz", CultureInfo.InvariantCulture);
    }

    /// <summary>The HTML that WordPress would have sent: its shortcodes for captions, code and formulas done, and paragraphs where an old editor left lines.</summary>
    private static string Html(string content)
    {
        var html = Latex().Replace(Code().Replace(content, match => $"<pre class=\"language-{match.Groups["language"].Value}\">{match.Groups["code"].Value.Replace("<", "&lt;", StringComparison.Ordinal)}</pre>"), "$$${tex}$$");
        html = Embed().Replace(Caption().Replace(html, "<figure>${image}<figcaption>${caption}</figcaption></figure>"), "<p><a href=\"${address}\">${address}</a></p>");
        return html.Contains("<!-- wp:", StringComparison.Ordinal) || ParagraphTag().IsMatch(html) ? html : Paragraphs(html);
    }

    private static string Paragraphs(string html) => string.Concat(Preformatted().Split(html.ReplaceLineEndings("\n")).Select(part =>
        part.StartsWith("<pre", StringComparison.OrdinalIgnoreCase) ? part
        : string.Concat(BlankLines().Split(part).Where(text => text.Trim().Length > 0).Select(text => StartsBlock().IsMatch(text) ? text : $"<p>{text.Trim('\n').Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>"))));

    [GeneratedRegex(@"\[(?:source)?code(?:\s+(?:lang(?:uage)?\s*=\s*)?[""']?(?<language>[\w+#-]*)[""']?[^\]]*)?\](?<code>[\s\S]*?)\[/(?:source)?code\]")]
    private static partial Regex Code();

    [GeneratedRegex(@"\$latex\s+(?<tex>[^$]+?)\$|\[latex\](?<tex>[\s\S]*?)\[/latex\]")]
    private static partial Regex Latex();

    [GeneratedRegex(@"\[(?:wp_)?caption[^\]]*\]\s*(?<image>(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?)\s*(?<caption>[\s\S]*?)\[/(?:wp_)?caption\]")]
    private static partial Regex Caption();

    [GeneratedRegex(@"\[embed[^\]]*\](?<address>[^\[\]\s]+)\[/embed\]")]
    private static partial Regex Embed();

    [GeneratedRegex(@"(<pre\b[\s\S]*?</pre>)", RegexOptions.IgnoreCase)]
    private static partial Regex Preformatted();

    [GeneratedRegex(@"<p[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex ParagraphTag();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^\s*</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|figure|hr|iframe|dl|!--)\b", RegexOptions.IgnoreCase)]
    private static partial Regex StartsBlock();

    [GeneratedRegex(@"\\\[/?[a-z][\w-]*(?:\s+[\w-]+=(?:""[^""]*""|“[^”]*”|[^\s\]\\]+))+\s*/?\\\]|\\\[(?:gallery|playlist|contact-form-7|toc)\\\]")]
    private static partial Regex Shortcode();

    /// <summary>What posts refer to: categories, authors and attachments.</summary>
    private sealed class Channel(XElement channel, XNamespace wp)
    {
        private readonly Dictionary<string, (string Name, string? Parent)> categories = channel.Elements(wp + "category")
            .Select(term => (Key: term.Element(wp + "category_nicename")?.Value ?? "", Name: term.Element(wp + "cat_name")?.Value ?? "", Parent: term.Element(wp + "category_parent")?.Value))
            .DistinctBy(term => term.Key).ToDictionary(term => term.Key, term => (term.Name, term.Parent));

        private readonly Dictionary<string, string> authors = channel.Elements(wp + "author")
            .DistinctBy(author => author.Element(wp + "author_login")?.Value).ToDictionary(author => author.Element(wp + "author_login")?.Value ?? "", author => author.Element(wp + "author_display_name")?.Value ?? "");

        private readonly Dictionary<string, string> attachments = channel.Elements("item").Where(item => item.Element(wp + "attachment_url") is not null)
            .DistinctBy(item => item.Element(wp + "post_id")?.Value).ToDictionary(item => item.Element(wp + "post_id")?.Value ?? "", item => item.Element(wp + "attachment_url")!.Value);

        public XNamespace Wp => wp;

        public string? Of(XElement item, string name) => item.Element(wp + name)?.Value is { Length: > 0 } value ? value : null;

        public string? AuthorOf(string? login) => login is null ? null : authors.GetValueOrDefault(login) is { Length: > 0 } name ? name : login;

        public string? Cover(XElement item) => item.Elements(wp + "postmeta")
            .Where(meta => meta.Element(wp + "meta_key")?.Value is "_thumbnail_id")
            .Select(meta => attachments.GetValueOrDefault(meta.Element(wp + "meta_value")?.Value ?? "")).FirstOrDefault();

        /// <summary>A category below those above it, as far up as they go without turning in a circle.</summary>
        public List<string> PathOf(string? key, string name)
        {
            var path = new List<string> { name };
            var seen = new HashSet<string>();
            for (var at = key; at is not null && seen.Add(at) && categories.TryGetValue(at, out var term) && term.Parent is { Length: > 0 } parent && categories.TryGetValue(parent, out var above); at = parent)
                if (!seen.Contains(parent)) path.Insert(0, above.Name);
            return path;
        }
    }
}
