using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Syntax;

internal enum DestinationKind
{
    /// <summary>Another site, or mail.</summary>
    External,

    /// <summary>A heading or another place of this page.</summary>
    SamePage,

    /// <summary>Something of this site.</summary>
    Internal,

    /// <summary>A scheme that could run code or read files.</summary>
    Refused,
}

/// <summary>The destination of a Markdown link, read as its author meant it: percent-encoding undone, query and fragment cut off.</summary>
internal sealed partial record Destination(DestinationKind Kind, string Path, string Query, string? Fragment)
{
    public static Destination From(string? url)
    {
        var text = Liquid().Replace((url ?? "").Trim(), "$1");
        if (text.StartsWith('#')) return new(DestinationKind.SamePage, "", "", Decode(text[1..]));
        if (WebAddress.IsExternal(text)) return new(DestinationKind.External, text, "", null);
        if (WebAddress.IsRefused(text)) return new(DestinationKind.Refused, text, "", null);
        var (path, fragment) = Cut(text, '#');
        (path, var query) = Cut(path, '?');
        return new(DestinationKind.Internal, Decode(path), query is null ? "" : "?" + query, fragment is null ? null : Decode(fragment));
    }

    /// <summary>Whether an address may stand in an attribute of a page: see <see cref="WebAddress"/>.</summary>
    public static bool MayLeadTo(string address) => From(address).Kind is not DestinationKind.Refused;

    /// <summary>Whether a target is an image by its name.</summary>
    public static bool IsImage(string target) =>
        System.IO.Path.GetExtension(target).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".gif" or ".webp" or ".avif" or ".svg" or ".bmp";

    private static (string Head, string? Tail) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var index ? (text[..index], text[(index + 1)..]) : (text, null);

    private static string Decode(string text) => text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;

    /// <summary>Jekyll's <c>{{ '/x.png' | relative_url }}</c> and <c>{{ site.baseurl }}</c>; Hugo's <c>{{&lt; ref "x.md" &gt;}}</c>.</summary>
    [GeneratedRegex("""\{\{[<%]?\s*(?:site\.(?:baseurl|url)|(?:rel)?ref\s+)?\s*(?:['"]([^'"]*)['"])?\s*(?:\|\s*\w+\s*)*[%>]?\}\}""")]
    private static partial Regex Liquid();
}
