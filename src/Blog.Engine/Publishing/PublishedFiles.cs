using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Publishing;

/// <summary>The files beside the posts that readers may have: of a public type, and not of posts alone that are not shown.</summary>
internal static class PublishedFiles
{
    public static Dictionary<string, AssetFile> Of(Site site)
    {
        var waiting = Waiting(site);
        return site.Contents.Assets.Where(file => file.IsPublic && !waiting.Contains(file.Path)).ToDictionary(file => file.Path.Value);
    }

    /// <summary>The files of drafts and of posts that are not published yet: what lies in their folders, and the files that no other post names.</summary>
    private static HashSet<SitePath> Waiting(Site site)
    {
        if (site.Hidden.IsEmpty) return [];
        var folders = FoldersOf(site);
        HashSet<SitePath> waiting = [.. site.Hidden.SelectMany(post => FilesOf(site, post)), .. site.Contents.Assets.Where(file => IsIn(folders, file.Path)).Select(file => file.Path)];
        if (waiting.Count == 0) return waiting;
        var names = waiting.Select(path => LinkText.Key(path.FileName)).ToHashSet();
        foreach (var post in site.Posts.Concat(site.Pages))
        {
            foreach (var link in LinksOf(post))
                if (names.Contains(LinkText.Key(LinkText.Decoded(link.Target[(link.Target.LastIndexOf('/') + 1)..]))) && site.Links.FindAsset(post.Path, link.Target) is { } shown) waiting.Remove(shown.Path);
        }
        return waiting;
    }

    /// <summary>Folders of drafts, and bundles whose page is not shown.</summary>
    private static HashSet<SitePath> FoldersOf(Site site)
    {
        HashSet<SitePath> shown = [.. site.Posts.Concat(site.Pages).Select(post => post.Path.Folder)];
        return [.. site.Hidden.Where(post => PostName.IsBundle(post.Path) || PostName.From(post.Path).IsDraft).Select(post => post.Path.Folder).Where(folder => !folder.IsRoot && !shown.Contains(folder))];
    }

    private static bool IsIn(HashSet<SitePath> folders, SitePath path)
    {
        for (var folder = path.Folder; !folder.IsRoot; folder = folder.Folder) if (folders.Contains(folder)) return true;
        return false;
    }

    private static IEnumerable<SitePath> FilesOf(Site site, Post post) =>
        LinksOf(post).Select(link => site.Links.FindAsset(post.Path, link.Target)).OfType<AssetFile>().Select(file => file.Path);

    private static IEnumerable<LinkReference> LinksOf(Post post)
    {
        var cover = post.Parsed.FrontMatter.Cover is { } image ? [new LinkReference(LinkKind.Image, image, null, Place.WholeFile(post.Path))] : Array.Empty<LinkReference>();
        return cover.Concat(post.Parsed.Outline.Links).Where(link => link.Target.Length > 0 && !LinkText.IsExternal(link.Target));
    }
}
