using System.Net;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Exporting;

/// <summary>One file of the export: what is asked of the site, the answer that is right, and where its bytes go.</summary>
/// <param name="Url">The address, percent-encoded, from the root of the site.</param>
/// <param name="File">Unicode on disk; null when no file can stand for the address: its name would lead to another one.</param>
internal sealed record ExportItem(string Url, SitePath? File, HttpStatusCode Expected)
{
    /// <summary>Another content would have another name: a file that is there need not be made again.</summary>
    public bool IsNamedByContent { get; init; }

    /// <summary>Names all that goes into the answer; null where nobody knows that without asking for it.</summary>
    public Func<string>? MadeOf { get; init; }

    /// <summary>A page lies in a folder of its own, so that any file server finds <c>/posts/x</c>.</summary>
    public static ExportItem Page(string url, HttpStatusCode expected = HttpStatusCode.OK) => new(url, FileOf(FileClaims.OfPage(Uri.UnescapeDataString(url))), expected);

    /// <summary>What already is a file by its name stays one.</summary>
    public static ExportItem Whole(string url, HttpStatusCode expected = HttpStatusCode.OK) => At(url, Uri.UnescapeDataString(url[1..]), expected);

    /// <param name="url">What is asked.</param>
    /// <param name="file">The name of the file, decoded.</param>
    /// <param name="expected">The answer that is right.</param>
    public static ExportItem At(string url, string file, HttpStatusCode expected) => new(url, FileOf(file), expected);

    private static SitePath? FileOf(string name) => SitePath.TryFrom(name, out var path) && path.Value == name ? path : null;
}
