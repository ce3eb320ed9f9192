using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Html;

/// <summary>HTML of an exported post → Markdown. What Markdown has no form for stays HTML, so no text is lost.</summary>
internal sealed partial class HtmlMarkdown
{
    private static readonly FrozenSet<string> Dropped = FrozenSet.Create("script", "style", "link", "meta", "noscript");

    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        "p", "div", "section", "article", "header", "footer", "main", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table", "figure", "hr", "dl", "details", "center", "form", "fieldset", "address", "iframe", "video", "audio", "object");

    private static readonly string[] LanguageAttributes = ["data-enlighter-language", "data-language", "lang"];

    /// <summary>Whether HTML had to be kept.</summary>
    public bool HasKept { get; private set; }

    public string Convert(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + NestingLimit.Apply(html)).Body!;
        return string.Join("\n\n", BlocksOf(body)).Trim('\n') + "\n";
    }

    private List<string> BlocksOf(INode parent)
    {
        var (blocks, line) = (new List<string>(), new List<INode>());
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && (Blocks.Contains(element.LocalName) || IsAround(element)))
            {
                Flush(line, blocks);
                blocks.AddRange(Block(element).Where(block => block.Trim().Length > 0));
            }
            else line.Add(node);
        }
        Flush(line, blocks);
        return blocks;
    }

    /// <summary>An element for text that has blocks in it, as editors leave behind.</summary>
    private static bool IsAround(IElement element) => element.LocalName is "span" or "font" or "a" or "strong" or "b" or "em" or "i" && element.QuerySelector("p,div,ul,ol,pre,table,blockquote,h1,h2,h3,h4,h5,h6,figure") is not null;

    private void Flush(List<INode> line, List<string> blocks)
    {
        var text = LineStart().Replace(string.Concat(line.Select(Inline)).Replace("  \n ", "  \n", StringComparison.Ordinal).Trim(' ', '\n'), "\\$0");
        if (text.Length > 0) blocks.Add(text);
        line.Clear();
    }

    private IEnumerable<string> Block(IElement element) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => [new string('#', level - '0') + " " + Line(element)],
        "pre" => [Code(element)],
        "ul" or "ol" => [List(element)],
        "blockquote" => [Here.Quote(string.Join("\n\n", BlocksOf(element)))],
        "hr" => ["---"],
        "table" => [Table(element)],
        "figure" => Figure(element),
        "iframe" or "video" or "audio" or "object" => Media(element),
        "dl" or "details" or "form" or "fieldset" => [Kept(element)],
        "div" when element.ClassList.Contains("cnblogs_code") && element.QuerySelectorAll("pre") is { Length: > 0 } code => code.Select(Code),
        _ => BlocksOf(element),
    };

    private string Line(IElement element) => string.Concat(element.ChildNodes.Select(Inline)).ReplaceLineEndings(" ").Trim();

    private string Inline(INode node) => node switch
    {
        IText text => MarkdownText.Escaped(Spaces().Replace(text.Data, " ")),
        IComment comment => More().IsMatch(comment.Data) ? "\n\n<!--more-->\n\n" : "",
        IElement element when !Dropped.Contains(element.LocalName) => Inline(element),
        _ => "",
    };

    private string Inline(IElement element)
    {
        var inner = new Lazy<string>(() => string.Concat(element.ChildNodes.Select(Inline)));
        switch (element.LocalName)
        {
            case "br": return "  \n";
            case "strong" or "b": return Marked(inner.Value, "**");
            case "em" or "i": return Marked(inner.Value, "*");
            case "del" or "s" or "strike": return Marked(inner.Value, "~~");
            case "mark": return Marked(inner.Value, "==");
            case "code" or "tt": return CodeSpan(element.TextContent);
            case "img": return Here.Image(Address(element, "src") ?? "", element.GetAttribute("alt"), element.GetAttribute("title"));
            case "a" when Address(element, "href") is { } address: return Here.Link(inner.Value, address, element.GetAttribute("title"));
            case "span" or "font" or "a" or "label" or "p" or "div": return inner.Value;
            default: return $"<{element.LocalName}{string.Concat(element.Attributes.Select(attribute => $" {attribute.Name}=\"{System.Net.WebUtility.HtmlEncode(attribute.Value)}\""))}>{inner.Value}</{element.LocalName}>";
        }
    }

    /// <summary>Emphasis begins and ends at a letter.</summary>
    private static string Marked(string text, string mark)
    {
        var bare = text.Trim();
        if (bare.Length == 0) return text;
        return $"{(char.IsWhiteSpace(text[0]) ? " " : "")}{mark}{bare}{mark}{(char.IsWhiteSpace(text[^1]) ? " " : "")}";
    }

    private static string CodeSpan(string code)
    {
        var mark = code.Contains('`', StringComparison.Ordinal) ? "``" : "`";
        return code.Length == 0 ? "" : $"{mark}{(mark.Length > 1 ? " " : "")}{Spaces().Replace(code, " ")}{(mark.Length > 1 ? " " : "")}{mark}";
    }

    private static string Code(IElement pre)
    {
        foreach (var lineBreak in pre.QuerySelectorAll("br")) lineBreak.Replace(pre.Owner!.CreateTextNode("\n"));
        var said = LanguageAttributes.Select(pre.GetAttribute).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        var classes = $"{pre.QuerySelector("code")?.ClassName} {pre.ClassName}{(said is null ? "" : " lang:" + said)}";
        var language = Language().Match(classes);
        return Here.Fence(language.Success ? language.Groups["language"].Value.ToLowerInvariant() : "text", pre.TextContent.ReplaceLineEndings("\n").Replace('\u00A0', ' '));
    }

    private string List(IElement list)
    {
        var number = int.TryParse(list.GetAttribute("start"), out var start) ? start : 1;
        return string.Join('\n', list.Children.Select(item =>
        {
            var mark = list.LocalName is "ol" ? $"{number++}. " : "- ";
            var blocks = item.LocalName is "ul" or "ol" ? [List(item)] : BlocksOf(item);
            return mark + string.Join(item.QuerySelector("p,pre,table,blockquote") is null ? "\n" : "\n\n", blocks).Replace("\n", "\n" + new string(' ', mark.Length), StringComparison.Ordinal);
        }));
    }

    /// <summary>A table of lines becomes one of ours; with cells that span or hold blocks it stays HTML.</summary>
    private string Table(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList()).Where(row => row.Count > 0).ToList();
        if (rows.Count == 0 || table.QuerySelector("[colspan]:not([colspan='1']),[rowspan]:not([rowspan='1']),ul,ol,pre,table,blockquote,p+p") is not null || rows.Any(row => row.Count != rows[0].Count)) return Kept(table);
        var lines = rows.Select(row => $"| {string.Join(" | ", row.Select(cell => Line(cell).Replace("|", "\\|", StringComparison.Ordinal)))} |").ToList();
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat("---|", rows[0].Count))}");
        return (table.QuerySelector("caption") is { } caption ? $": {Line(caption)}\n\n" : "") + string.Join('\n', lines);
    }

    private List<string> Figure(IElement figure)
    {
        var caption = figure.QuerySelector("figcaption");
        if (figure.QuerySelectorAll("img") is not [var image] || figure.QuerySelector("pre,table,iframe,video") is not null) return BlocksOf(figure);
        return [Here.Image(Address(image, "src") ?? "", image.GetAttribute("alt"), caption?.TextContent, image.ParentElement is { LocalName: "a" } link ? Address(link, "href") : null)];
    }

    /// <summary>What would play another site becomes a link to it.</summary>
    private List<string> Media(IElement element)
    {
        var address = Address(element, "src") ?? Address(element, "data") ?? element.QuerySelectorAll("source,embed").Select(source => Address(source, "src")).FirstOrDefault();
        return address is null ? BlocksOf(element) : [Here.Link(null, address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address)];
    }

    private string Kept(IElement element)
    {
        HasKept = true;
        return BlankLines().Replace(element.OuterHtml, "\n");
    }

    private static string? Address(IElement element, string name) => element.GetAttribute(name)?.Trim() is { Length: > 0 } address ? address : null;

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^\s*more\b")]
    private static partial Regex More();

    /// <summary>Signs that would begin a heading, a list or a quote.</summary>
    [GeneratedRegex(@"^(?:#{1,6}(?=\s)|[-+](?=\s)|>|:::|\d{1,9}(?=[.)]\s)(?!))")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"(?:\bbrush:\s*|\blang(?:uage)?-|\blang:)(?<language>[A-Za-z][\w+#-]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Language();
}
