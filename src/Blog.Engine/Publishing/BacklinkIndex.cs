using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>Which posts link to a post.</summary>
public sealed class BacklinkIndex
{
    private readonly FrozenDictionary<SitePath, ImmutableArray<Post>> sources;

    private BacklinkIndex(FrozenDictionary<SitePath, ImmutableArray<Post>> sources) => this.sources = sources;

    /// <summary>The posts that link to <paramref name="post"/>, newest first.</summary>
    public ImmutableArray<Post> To(Post post) => sources.GetValueOrDefault(post.Path, []);

    public static BacklinkIndex From(ImmutableArray<Post> posts, LinkTable links)
    {
        var found = new Dictionary<SitePath, List<Post>>();
        foreach (var post in posts)
        {
            foreach (var target in Targets(post, links))
            {
                if (!found.TryGetValue(target, out var list)) found.Add(target, list = []);
                list.Add(post);
            }
        }
        return new(found.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToImmutableArray()));
    }

    private static IEnumerable<SitePath> Targets(Post post, LinkTable links) => post.Parsed.Outline.Links
        .Where(link => link.Kind is not LinkKind.Image)
        .Select(link => links.FindPost(post.Path, link))
        .OfType<Post>()
        .Select(target => target.Path)
        .Where(path => path != post.Path)
        .Distinct();
}
