using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>
/// Makes an author's HTML fit to stand in a page. Never reaches a page: scripts, style sheets, event attributes, <c>javascript:</c> addresses, frames of other sites.
/// What is no element of HTML is shown as the text it is. In strict mode only plain text markup stays.
/// </summary>
internal sealed partial class HtmlFilter(bool trusted)
{
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
        "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var", "wbr",
    };

    private static readonly HashSet<string> PlainAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "alt", "title", "width", "height", "align", "colspan", "rowspan", "start", "open", "lang", "dir", "datetime", "cite", "id",
    };

    /// <summary>What was taken out, to be reported: names of elements and attributes.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>What stood in angle brackets without being HTML.</summary>
    public List<string> Unknown { get; } = [];

    public string Filter(string html)
    {
        var output = new StringBuilder(html.Length);
        var at = 0;
        foreach (Match token in Token().Matches(html))
        {
            if (token.Index < at) continue;
            Text(html[at..token.Index], output);
            at = token.Index + token.Length;
            if (token.Groups["name"].Success) at = Tag(html, token, at, output);
            else Declaration(token.Value, output);
        }
        Text(html[at..], output);
        return output.ToString();
    }

    /// <summary>A bracket that opens no tag must not swallow what follows.</summary>
    private static void Text(string text, StringBuilder output) => output.Append(text.Replace("<", "&lt;", StringComparison.Ordinal));

    /// <summary>Comments go; <c>&lt;?php … ?&gt;</c>, a comment without an end and the like would take text with them and are shown.</summary>
    private static void Declaration(string text, StringBuilder output)
    {
        var goes = text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith("<!--", StringComparison.Ordinal) && text.EndsWith("->", StringComparison.Ordinal));
        if (!goes) output.Append(WebUtility.HtmlEncode(text));
    }

    /// <summary>Writes a tag, or what is left of it, and gives the offset behind it (behind the whole element where that is code).</summary>
    private int Tag(string html, Match token, int end, StringBuilder output)
    {
        var name = token.Groups["name"].Value;
        var isEnd = token.Value[1] is '/';
        if (HtmlTags.IsCode(name)) return isEnd ? end : EndOfCode(html, name, end);
        if (!HtmlTags.IsKnown(name)) Show(token.Value, output);
        else if (name.Equals("iframe", StringComparison.OrdinalIgnoreCase)) Frame(token, isEnd, output);
        else if (HtmlTags.IsDropped(name) || !(trusted || Plain.Contains(name))) Removed.Add(name);
        else Write(name, token, isEnd, output);
        return end;
    }

    private int EndOfCode(string html, string name, int from)
    {
        Removed.Add(name);
        var close = html.IndexOf("</" + name, from, StringComparison.OrdinalIgnoreCase);
        if (close < 0) return from;
        var end = html.IndexOf('>', close);
        return end < 0 ? html.Length : end + 1;
    }

    private void Show(string tag, StringBuilder output)
    {
        Unknown.Add(tag);
        output.Append(WebUtility.HtmlEncode(tag));
    }

    /// <summary>A frame would ask another server; its address stays as a link.</summary>
    private void Frame(Match token, bool isEnd, StringBuilder output)
    {
        Removed.Add("iframe");
        var source = Attribute().Matches(token.Value).FirstOrDefault(a => a.Groups["key"].Value.Equals("src", StringComparison.OrdinalIgnoreCase));
        if (isEnd || source is null || Value(source) is not { } address || !Destination.MayLeadTo(address)) return;
        output.Append("<a href=\"").Append(WebUtility.HtmlEncode(address)).Append("\" rel=\"external noopener\">").Append(WebUtility.HtmlEncode(address)).Append("</a>");
    }

    private void Write(string name, Match token, bool isEnd, StringBuilder output)
    {
        var shown = name.Equals("h1", StringComparison.OrdinalIgnoreCase) ? "h2" : name;
        output.Append(isEnd ? "</" : "<").Append(shown);
        if (!isEnd) Attributes(token.Groups["attributes"].Value, output);
        output.Append(!isEnd && token.Value.EndsWith("/>", StringComparison.Ordinal) ? " />" : ">");
    }

    private void Attributes(string text, StringBuilder output)
    {
        foreach (Match attribute in Attribute().Matches(text))
        {
            var key = attribute.Groups["key"].Value;
            var value = Value(attribute);
            if (IsAllowed(key, value)) Attribute(key, value, output);
            else Removed.Add(key);
        }
    }

    private static void Attribute(string key, string? value, StringBuilder output)
    {
        output.Append(' ').Append(key);
        if (value is not null) output.Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
    }

    private bool IsAllowed(string key, string? value)
    {
        if (key.StartsWith("on", StringComparison.OrdinalIgnoreCase) || key.ToLowerInvariant() is "srcdoc" or "formaction" or "ping") return false;
        if (!trusted && !PlainAttributes.Contains(key)) return false;
        return value is null || !HtmlTags.HasAddress(key) || AddressesIn(key, value).All(Destination.MayLeadTo);
    }

    private static string? Value(Match attribute) =>
        attribute.Groups["value"] is { Success: true } group ? WebUtility.HtmlDecode(group.Value is ['"' or '\'', .. var quoted, _] ? quoted : group.Value) : null;

    /// <summary>Of a list of images each one's, without what stands behind it.</summary>
    private static string[] AddressesIn(string key, string value) =>
        key.EndsWith("srcset", StringComparison.OrdinalIgnoreCase) ? value.Split((char[])[',', ' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries) : [value];

    [GeneratedRegex("""<!--.*?(?:-->|\z)|<\?.*?(?:\?>|\z)|<!\[CDATA\[.*?(?:\]\]>|\z)|<![A-Za-z][^>]*>?|</?(?<name>[A-Za-z][A-Za-z0-9-]*)(?<attributes>(?:\s+[A-Za-z_:@\#][A-Za-z0-9_:.@\#-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?)>""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex("""(?<key>[^\s"'<>/=]+)(?:\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")]
    private static partial Regex Attribute();
}
