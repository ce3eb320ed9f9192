using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Live;

/// <summary>Holds the snapshot that is served.</summary>
public sealed class LiveSite(PostsFolder folder, SiteBuilder builder, TimeProvider time)
{
    private Site? current;

    /// <summary>The latest site. Pages ask for <see cref="Site"/>, which is this value held for one request.</summary>
    public Site Current => current ??= builder.Build(folder.Read(), time.GetUtcNow());

    public void Publish(Site site) => current = site;
}
