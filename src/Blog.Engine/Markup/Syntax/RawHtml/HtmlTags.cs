using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.RawHtml;

/// <summary>What is known of HTML's elements.</summary>
internal static partial class HtmlTags
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big", "blockquote", "body", "br", "button", "canvas", "caption",
        "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed",
        "fieldset", "figcaption", "figure", "font", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup",
        "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "marquee", "menu", "meta", "meter",
        "nav", "nobr", "noframes", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre", "progress", "q", "rb", "rp", "rt",
        "rtc", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small", "source", "span", "strike", "strong", "style", "sub", "summary",
        "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video",
        "wbr", "circle", "defs", "ellipse", "g", "line", "lineargradient", "marker", "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "stop",
        "symbol", "text", "textpath", "tspan", "use", "clippath", "desc", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "msubsup", "mfrac", "msqrt", "mtext",
    };

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    /// <summary>Elements of another document within this one, or of the page around it: their tags go, their content stays.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "head", "body", "base", "meta", "link", "title", "frame", "frameset", "noframes", "form", "template", "noscript", "slot", "main",
    };

    /// <summary>Elements whose content is code and not text: they go as a whole.</summary>
    private static readonly HashSet<string> Code = new(StringComparer.OrdinalIgnoreCase) { "script", "style" };

    /// <summary>Attributes that hold an address, or several.</summary>
    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "href", "src", "srcset", "imagesrcset", "xlink:href", "action", "data", "poster", "background", "cite", "longdesc", "manifest", "classid", "codebase", "profile", "icon", "usemap",
    };

    /// <summary>An element of HTML, SVG or MathML; anything else in angle brackets is text that an author forgot to quote.</summary>
    public static bool IsKnown(string name) => Known.Contains(name);

    public static bool IsVoid(string name) => Void.Contains(name);

    public static bool HasAddress(string attribute) => Addresses.Contains(attribute);

    public static bool IsDropped(string name) => Dropped.Contains(name);

    public static bool IsCode(string name) => Code.Contains(name);

    /// <summary>The values of <c>id</c> and <c>name</c> attributes.</summary>
    public static IEnumerable<string> IdsIn(string html) => Id().Matches(html).Select(match => match.Groups[1].Value);

    [GeneratedRegex("""\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
