using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Which post links to which. An edit asks again only for the posts that can see it.</summary>
public sealed class LinkGraph
{
    private readonly VersionedDictionary<SitePath, PostLinks> links;
    private readonly Dictionary<SitePath, ImmutableArray<SitePath>> sources;

    private LinkGraph(VersionedDictionary<SitePath, PostLinks> links, Dictionary<SitePath, ImmutableArray<SitePath>> sources)
    {
        this.links = links;
        this.sources = sources;
    }

    public PostLinks Of(Post post) => links[post.Path];

    /// <summary>The posts that link to <paramref name="post"/>, newest first.</summary>
    public ImmutableArray<SitePath> To(SitePath post) => sources.GetValueOrDefault(post, []);

    /// <summary>The links of every post, newest first.</summary>
    public IEnumerable<PostLinks> All => links.Values;

    /// <summary>The posts whose links are other objects than in <paramref name="before"/>.</summary>
    public IEnumerable<SitePath> ChangedSince(LinkGraph before) => links.ChangedSince(before.links).Select(changed => changed.From);

    /// <param name="posts">Every post, newest first.</param>
    /// <param name="ask">Looks the links of a post up; asked on several threads.</param>
    public static LinkGraph From(ImmutableArray<Post> posts, Func<Post, PostLinks> ask)
    {
        var links = new VersionedDictionary<SitePath, PostLinks>(posts.AsParallel().AsOrdered().Select(ask).ToArray(), found => found.From);
        return new(links, SourcesOf(links));
    }

    /// <summary>The graph after an edit that changed neither a name nor a file: <paramref name="edited"/> are posts of other versions than before.</summary>
    public LinkGraph With(IReadOnlyDictionary<SitePath, Post> posts, IReadOnlyList<SitePath> edited, Func<Post, PostLinks> ask)
    {
        var now = links.With(SeenBy(edited).Select(path => KeyValuePair.Create(path, ask(posts[path]))));
        var sameTargets = edited.All(path => now[path].Posts.SequenceEqual(links[path].Posts));
        return new(now, sameTargets ? sources : SourcesOf(now));
    }

    /// <summary>These posts, those that link to them, and all that embed one of those.</summary>
    private HashSet<SitePath> SeenBy(IEnumerable<SitePath> edited)
    {
        var changed = new HashSet<SitePath>(edited);
        var waiting = new Queue<SitePath>(changed);
        var seen = new HashSet<SitePath>(changed);
        while (waiting.TryDequeue(out var path))
        {
            foreach (var source in To(path))
            {
                seen.Add(source);
                if (links[source].Embedded.Contains(path) && changed.Add(source)) waiting.Enqueue(source);
            }
        }
        return seen;
    }

    private static Dictionary<SitePath, ImmutableArray<SitePath>> SourcesOf(VersionedDictionary<SitePath, PostLinks> links)
    {
        var found = new Dictionary<SitePath, List<SitePath>>();
        foreach (var post in links.Values)
        {
            foreach (var target in post.Posts)
            {
                if (!found.TryGetValue(target, out var list)) found.Add(target, list = []);
                list.Add(post.From);
            }
        }
        return found.ToDictionary(entry => entry.Key, entry => entry.Value.ToImmutableArray());
    }
}
