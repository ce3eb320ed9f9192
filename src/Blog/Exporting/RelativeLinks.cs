using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Http;

namespace Blog.Exporting;

/// <summary>Pages whose links are named as seen from where they stand, so that the export works below any path, and from a disk without a server.</summary>
/// <param name="plan">What there is to lead to.</param>
/// <param name="basePath">What every address of a page begins with so far.</param>
internal sealed partial class RelativeLinks(ImmutableArray<ExportItem> plan, string basePath)
{
    private readonly FrozenDictionary<string, SitePath> files = plan.Where(item => item.File is not null).ToFrozenDictionary(item => item.Url, item => item.File!.Value);

    /// <summary>The page with other addresses; any other file, and the page of what is missing, which stands in any folder, as it is.</summary>
    public byte[] In(byte[] file, SitePath path)
    {
        if (path.Extension is not ".html" || path.Value is "404.html") return file;
        var html = HtmlAddresses.Replace(Encoding.UTF8.GetString(file), address => Seen(address, path.Folder));
        return Encoding.UTF8.GetBytes(Refresh().Replace(html, refresh => refresh.Groups[1].Value + Seen(refresh.Groups[2].Value, path.Folder)));
    }

    private string Seen(string address, SitePath from)
    {
        if (!HtmlAddresses.IsFromRoot(address) || !address.StartsWith(basePath + "/", StringComparison.Ordinal)) return address;
        var inner = address[basePath.Length..];
        var end = inner.IndexOfAny(['?', '#']) is var mark and >= 0 ? mark : inner.Length;
        return FileOf(inner[..end]) is { } target ? Way(from, target) + inner[end..] : address;
    }

    private SitePath? FileOf(string address) =>
        files.TryGetValue(address, out var file) || (address.Length > 1 && files.TryGetValue(address.TrimEnd('/'), out file)) ? file : null;

    private static string Way(SitePath from, SitePath to)
    {
        var (here, there) = (from.IsRoot ? [] : from.Value.Split('/'), to.Value.Split('/'));
        var shared = here.Zip(there[..^1]).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Concat(Enumerable.Repeat("../", here.Length - shared)) + string.Join('/', there[shared..].Select(Uri.EscapeDataString));
    }

    /// <summary>The redirection in the page of an old address.</summary>
    [GeneratedRegex("""(<meta http-equiv="refresh" content="0; url=)([^"]*)""")]
    private static partial Regex Refresh();
}
