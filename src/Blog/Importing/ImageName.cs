using Blog.Engine.Content;

namespace Blog.Importing;

/// <summary>The file that an image from another site becomes.</summary>
internal static class ImageName
{
    /// <summary>In the folder of a bundle, or in the one that is named like the post; with part of its hash where the name is taken.</summary>
    /// <param name="taken">Paths that are in use; gets the new one.</param>
    public static SitePath Beside(SitePath post, string address, string extension, string hash, HashSet<string> taken)
    {
        var folder = post.Stem is "index" or "_index" ? post.Folder.Value : SitePath.From($"{post.Folder}/{post.Stem}").Value;
        var name = Slug.TryFrom(Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(address.Split('?', '#')[0])), out var slug) ? slug.Value : "image";
        var path = SitePath.From($"{folder}/{name}{extension}");
        if (taken.Add(path.Value)) return path;
        path = SitePath.From($"{folder}/{name}-{hash}{extension}");
        taken.Add(path.Value);
        return path;
    }
}
