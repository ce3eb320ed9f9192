using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>
/// Balances raw tags within the scope they stand in — the children of one block or of one inline: an end tag without a start is dropped,
/// a start tag without an end is closed where its scope ends. Expects filtered HTML.
/// </summary>
internal sealed partial class HtmlBalance
{
    private readonly Stack<string> open = [];

    /// <summary>How often each name is among those open, so that an end tag without a start costs nothing.</summary>
    private readonly Dictionary<string, int> counts = [];

    public static void Settle(MarkdownDocument document)
    {
        foreach (var container in document.Descendants().OfType<ContainerBlock>().Append(document).ToList()) Settle(container);
        foreach (var scope in document.Inlines<RawInline>().Select(inline => inline.Parent!).Distinct().ToList()) Settle(scope);
    }

    private static void Settle(ContainerBlock container)
    {
        var balance = new HtmlBalance();
        foreach (var raw in container.OfType<RawBlock>()) raw.Html = balance.Settle(raw.Html);
        if (balance.open.Count > 0) container.Add(new RawBlock(balance.Closing(null)));
    }

    private static void Settle(ContainerInline container)
    {
        var balance = new HtmlBalance();
        foreach (var raw in container.OfType<RawInline>()) raw.Html = balance.Settle(raw.Html);
        if (balance.open.Count > 0) container.AppendChild(new RawInline(balance.Closing(null)));
    }

    private string Settle(string html) => Tag().Replace(html, tag => tag.Value[1] is '/' ? End(tag.Groups[1].Value.ToLowerInvariant()) : Start(tag));

    private string Start(Match tag)
    {
        var name = tag.Groups[1].Value.ToLowerInvariant();
        if (HtmlTags.IsVoid(name) || IsEmptySvg(tag)) return tag.Value;
        open.Push(name);
        counts[name] = counts.GetValueOrDefault(name) + 1;
        return tag.Value;
    }

    /// <summary>In SVG and MathML <c>/&gt;</c> ends an element; in HTML it means nothing.</summary>
    private bool IsEmptySvg(Match tag) => tag.Value.EndsWith("/>", StringComparison.Ordinal) && (IsOpen("svg") || IsOpen("math"));

    private bool IsOpen(string name) => counts.GetValueOrDefault(name) > 0;

    private string End(string name) => IsOpen(name) ? Closing(name) : "";

    /// <summary>The end tags of what is open, the last first, down to the first of that name; of all without one.</summary>
    private string Closing(string? name)
    {
        var tags = new StringBuilder();
        for (var isLast = false; !isLast && open.TryPop(out var last);)
        {
            tags.Append("</").Append(last).Append('>');
            counts[last]--;
            isLast = last == name;
        }
        return tags.ToString();
    }

    [GeneratedRegex("""</?([A-Za-z][A-Za-z0-9-]*)(?:[^<>"]|"[^"]*")*>""")]
    private static partial Regex Tag();
}
