using System.Text.RegularExpressions;

namespace Blog.Engine.Content;

/// <summary>
/// The one place that decides whether an address may stand in an attribute of what readers get, whoever wrote it: a link, an image, an address in angle brackets,
/// raw HTML, a bibliography, a picture in SVG.
/// </summary>
public static partial class WebAddress
{
    /// <summary>Another site, mail, or the data of a picture without script.</summary>
    public static bool IsExternal(string address) => address.StartsWith("//", StringComparison.Ordinal) || Safe().IsMatch(address);

    /// <summary>Whether its scheme could run code or read files. Browsers skip white space and control characters within a scheme.</summary>
    public static bool IsRefused(string address) => !IsExternal(address) && Scheme().IsMatch(Controls().Replace(address, ""));

    [GeneratedRegex(@"^(?:(?:https?|ftp|mailto|tel|magnet|xmpp|irc):|data:image/(?:png|jpeg|gif|webp|avif)[;,])", RegexOptions.IgnoreCase)]
    private static partial Regex Safe();

    /// <summary>A letter and a colon alone is a Windows drive (<c>H:/图.png</c>): a path, though one that leads nowhere.</summary>
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]+:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[\u0000-\u0020]")]
    private static partial Regex Controls();
}
