using Blog.Engine.Content;
using Blog.Engine.Importing.Text;
using Blog.Engine.Publishing;

namespace Blog.Engine.Importing;

/// <summary>Leads the links of one text to where their targets are now. A link that leads there as it stands is left as it stands.</summary>
internal sealed class LinkRewriter(OldPost post, OldLinks links, FilePlacement files)
{
    /// <summary>Lists of ours that old blogs had at the same addresses.</summary>
    private static readonly string[] Lists = ["/tags/", "/categories/", "/archives/", "/archive/", "/series/"];

    /// <summary>How many were changed.</summary>
    public int Count { get; private set; }

    public string? Rewrite(WrittenLink link)
    {
        if (links.Inside(link.Address) is not { Length: > 0 } inside || Lists.Any(list => inside.StartsWith(list, StringComparison.Ordinal))) return null;
        var tail = inside.IndexOfAny(['#', '?']) is var at and >= 0 ? inside[at..] : "";
        var path = inside[..^tail.Length];
        if (path.Length == 0) return null;
        var written = link switch
        {
            { IsHtml: true, IsImage: false } => Served(path),
            { IsImage: false } when links.FindPost(post.Path, path) is { } found => Written(path, found.Target, tail),
            _ => File(path) is null ? null : Written(path, Place(path)!.Value, ""),
        };
        if (written is not null) Count++;
        return written;
    }

    /// <summary>The way to a file from where the text stands now; null when there is no such file.</summary>
    public string? File(string? path) => path is { Length: > 0 } && links.Inside(path) is { Length: > 0 } inside && Place(inside) is { } place ? RelativePath.From(post.Target, place) : null;

    private SitePath? Place(string path) => links.FindFile(post.Path, path) is { } file ? files[file.Path] : null;

    /// <summary>In raw HTML nothing but the address of an image is looked up: a file is named by the address it is served at.</summary>
    private string? Served(string path) => Place(path) is { } place ? "/media/" + Here.Destination(place.Value) : null;

    private string? Written(string path, SitePath target, string tail) =>
        LeadsTo(path, target) ? null : Here.Destination(RelativePath.From(post.Target, target)) + tail;

    /// <summary>
    /// Whether the path, from where the text stands now, names the target: with or without ending, or its folder for an index. A text is named from where one stands,
    /// so that editors follow the link too; a file may be named from the top.
    /// </summary>
    private bool LeadsTo(string path, SitePath target)
    {
        var decoded = LinkText.Decoded(path);
        if (decoded.StartsWith('/') && PostName.IsPost(target)) return false;
        var root = decoded.StartsWith('/') ? SitePath.From("") : post.Target.Folder;
        if (!root.TryResolve(decoded.TrimStart('/'), out var named)) return false;
        var bare = target.Value[..^target.Extension.Length];
        return named == target || (PostName.IsPost(target) && (named.Value == bare || (target.Stem is "index" or "_index" && named == target.Folder)));
    }
}
