using Blog.Engine.Content;

namespace Blog.Importing;

/// <summary>The file that an image from another site becomes.</summary>
internal static class ImageName
{
    /// <summary>In the folder of a bundle, or in the one that is named like the post; with part of its hash where the name is taken.</summary>
    /// <param name="taken">Paths that are in use; gets the new one.</param>
    public static SitePath Beside(SitePath post, string address, string extension, string hash, HashSet<string> taken)
    {
        var name = Slug.TryFrom(Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(address.Split('?', '#')[0])), out var slug) ? slug.Value : "image";
        var path = Below(post, name + extension);
        if (!taken.Add(path.Value)) taken.Add((path = Below(post, $"{name}-{hash}{extension}")).Value);
        return path;
    }

    private static SitePath Below(SitePath post, string name) =>
        post.Folder.TryResolve(post.Stem is "index" or "_index" ? name : $"{post.Stem}/{name}", out var path) ? path : throw new ArgumentException($"'{name}' leaves its folder", nameof(name));
}
