using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.RawHtml;

/// <summary>
/// Balances raw tags within the scope they stand in — the children of one block or of one inline: an end tag without a start is dropped,
/// a start tag without an end is closed where its scope ends. Expects filtered HTML.
/// </summary>
internal sealed partial class HtmlBalance
{
    private readonly List<string> open = [];

    public static void Settle(MarkdownDocument document)
    {
        foreach (var container in document.Descendants().OfType<ContainerBlock>().Append(document).ToList()) Settle(container);
        foreach (var scope in document.Inlines<RawInline>().Select(inline => inline.Parent!).Distinct().ToList()) Settle(scope);
    }

    private static void Settle(ContainerBlock container)
    {
        var balance = new HtmlBalance();
        foreach (var raw in container.OfType<RawBlock>()) raw.Html = balance.Settle(raw.Html);
        if (balance.open.Count > 0) container.Add(new RawBlock(balance.Closing(0)));
    }

    private static void Settle(ContainerInline container)
    {
        var balance = new HtmlBalance();
        foreach (var raw in container.OfType<RawInline>()) raw.Html = balance.Settle(raw.Html);
        if (balance.open.Count > 0) container.AppendChild(new RawInline(balance.Closing(0)));
    }

    private string Settle(string html) => Tag().Replace(html, tag => tag.Value[1] is '/' ? End(tag.Groups[1].Value) : Start(tag));

    private string Start(Match tag)
    {
        if (!HtmlTags.IsVoid(tag.Groups[1].Value) && !IsEmptySvg(tag)) open.Add(tag.Groups[1].Value.ToLowerInvariant());
        return tag.Value;
    }

    /// <summary>In SVG and MathML <c>/&gt;</c> ends an element; in HTML it means nothing.</summary>
    private bool IsEmptySvg(Match tag) => tag.Value.EndsWith("/>", StringComparison.Ordinal) && (open.Contains("svg") || open.Contains("math"));

    private string End(string name)
    {
        var index = open.LastIndexOf(name.ToLowerInvariant());
        return index < 0 ? "" : Closing(index);
    }

    private string Closing(int from)
    {
        var tags = new StringBuilder();
        for (var i = open.Count - 1; i >= from; i--) tags.Append("</").Append(open[i]).Append('>');
        open.RemoveRange(from, open.Count - from);
        return tags.ToString();
    }

    [GeneratedRegex("""</?([A-Za-z][A-Za-z0-9-]*)(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Tag();
}
