using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>A tag or a category with its posts, those of the terms below it included, newest first.</summary>
public sealed record Term(TermPath Path, SiteUrl Url, ImmutableArray<Post> Posts, ImmutableArray<TermPath> Children);

/// <summary>One taxonomy of the site: all tags, or all categories.</summary>
public sealed class TermIndex
{
    private readonly VersionedDictionary<TermPath, Term> terms;

    private TermIndex(VersionedDictionary<TermPath, Term> terms)
    {
        this.terms = terms;
        All = [.. terms.Values];
        Roots = [.. All.Where(term => term.Path.Parts.Length == 1)];
    }

    /// <summary>Every term, in the order of its path.</summary>
    public ImmutableArray<Term> All { get; }

    public ImmutableArray<Term> Roots { get; }

    public Term? Find(TermPath? path) => path is null ? null : terms.GetValueOrDefault(path);

    public static TermIndex From(ImmutableArray<Post> posts, string collection, Func<Post, ImmutableArray<TermPath>> termsOf)
    {
        var members = new Dictionary<TermPath, List<Post>>();
        foreach (var post in posts)
        {
            foreach (var term in termsOf(post))
            {
                for (var path = term; path is not null; path = path.Parent) Add(members, path, post);
            }
        }
        var children = members.Keys.Where(path => path.Parent is not null).ToLookup(path => path.Parent!);
        var terms = members.Select(entry => new Term(entry.Key, entry.Key.Url(collection), [.. entry.Value], [.. children[entry.Key].Order()]));
        return new(new([.. terms.OrderBy(term => term.Path)], term => term.Path));
    }

    /// <summary>The same terms with other versions of their posts.</summary>
    internal TermIndex With(Revisions revisions, Func<Post, ImmutableArray<TermPath>> termsOf) => new(terms.With(
        revisions.Before.SelectMany(post => termsOf(post)).SelectMany(path => path.SelfAndAncestors()).Distinct(),
        term => term with { Posts = revisions.In(term.Posts) }));

    /// <summary>Two terms of a post may have an ancestor in common; it has the post once.</summary>
    private static void Add(Dictionary<TermPath, List<Post>> members, TermPath path, Post post)
    {
        if (!members.TryGetValue(path, out var list)) members.Add(path, list = []);
        if (list is [] || !ReferenceEquals(list[^1], post)) list.Add(post);
    }
}
