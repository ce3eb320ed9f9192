using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Which post links to which. An edit asks again only for the posts that can see it.</summary>
public sealed class LinkGraph
{
    private readonly Dictionary<SitePath, PostLinks> links;
    private readonly Dictionary<SitePath, ImmutableArray<SitePath>> sources;

    private LinkGraph(Dictionary<SitePath, PostLinks> links, Dictionary<SitePath, ImmutableArray<SitePath>> sources)
    {
        this.links = links;
        this.sources = sources;
    }

    public PostLinks Of(Post post) => links[post.Path];

    /// <summary>The posts that link to <paramref name="post"/>, newest first.</summary>
    public ImmutableArray<SitePath> To(SitePath post) => sources.GetValueOrDefault(post, []);

    /// <summary>What is wrong with the links of these posts, in their order.</summary>
    public IEnumerable<Diagnostic> Diagnostics(ImmutableArray<Post> posts) => posts.SelectMany(post => links[post.Path].Diagnostics);

    /// <param name="posts">Every post, newest first.</param>
    /// <param name="ask">Looks the links of a post up; asked on several threads.</param>
    public static LinkGraph From(ImmutableArray<Post> posts, Func<Post, PostLinks> ask)
    {
        var found = posts.AsParallel().AsOrdered().Select(ask).ToArray();
        var links = new Dictionary<SitePath, PostLinks>(posts.Length);
        for (var i = 0; i < posts.Length; i++) links.Add(posts[i].Path, found[i]);
        return new(links, SourcesOf(posts, links));
    }

    /// <summary>The graph after an edit that changed neither a name nor a file: <paramref name="edited"/> are posts of other versions than before.</summary>
    public LinkGraph With(ImmutableArray<Post> posts, IReadOnlyDictionary<SitePath, Post> byPath, IReadOnlyList<Post> edited, Func<Post, PostLinks> ask)
    {
        var now = new Dictionary<SitePath, PostLinks>(links);
        foreach (var path in SeenBy(edited.Select(post => post.Path))) now[path] = ask(byPath[path]);
        var sameTargets = edited.All(post => now[post.Path].Posts.SequenceEqual(links[post.Path].Posts));
        return new(now, sameTargets ? sources : SourcesOf(posts, now));
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

    private static Dictionary<SitePath, ImmutableArray<SitePath>> SourcesOf(ImmutableArray<Post> posts, Dictionary<SitePath, PostLinks> links)
    {
        var found = new Dictionary<SitePath, List<SitePath>>();
        foreach (var post in posts)
        {
            foreach (var target in links[post.Path].Posts)
            {
                if (!found.TryGetValue(target, out var list)) found.Add(target, list = []);
                list.Add(post.Path);
            }
        }
        return found.ToDictionary(entry => entry.Key, entry => entry.Value.ToImmutableArray());
    }
}
