using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>A tag or a category with its posts, those of the terms below it included, newest first.</summary>
public sealed record TermEntry(Term Term, ImmutableArray<Post> Posts, ImmutableArray<Term> Children)
{
    public TermPath Path => Term.Path;

    public SiteUrl Url => Term.Url;
}

/// <summary>One taxonomy of the site: all tags, or all categories.</summary>
public sealed class TermIndex
{
    private readonly VersionedDictionary<TermPath, TermEntry> terms;
    private readonly Dictionary<string, TermPath> byAddress;

    private TermIndex(VersionedDictionary<TermPath, TermEntry> terms, Dictionary<string, TermPath>? byAddress = null)
    {
        this.terms = terms;
        this.byAddress = byAddress ?? terms.Values.ToDictionary(term => LinkText.Key(term.Url.Decoded), term => term.Path);
        All = [.. terms.Values];
        Roots = [.. All.Where(term => term.Term.Parent is null)];
    }

    /// <summary>Every term, in the order of its path.</summary>
    public ImmutableArray<TermEntry> All { get; }

    public ImmutableArray<TermEntry> Roots { get; }

    public TermEntry? Find(TermPath? path) => path is null ? null : terms.GetValueOrDefault(path);

    /// <summary>The term at an address (decoded), in whatever case it is written.</summary>
    public TermEntry? At(string address) => byAddress.TryGetValue(LinkText.Key(address), out var path) ? terms[path] : null;

    public static TermIndex From(ImmutableArray<Post> posts, Func<Post, ImmutableArray<Term>> termsOf)
    {
        var members = new Dictionary<TermPath, (Term Term, List<Post> Posts)>();
        foreach (var post in posts)
        {
            foreach (var term in termsOf(post))
            {
                for (var here = term; here is not null; here = here.Parent) Add(members, here, post);
            }
        }
        var children = members.Values.Select(member => member.Term).Where(term => term.Parent is not null).ToLookup(term => term.Parent!.Path);
        var terms = members.Values.Select(member => new TermEntry(member.Term, [.. member.Posts], [.. children[member.Term.Path].OrderBy(child => child.Path)]));
        return new(new([.. terms.OrderBy(term => term.Path)], term => term.Path));
    }

    /// <summary>The same terms with other versions of their posts.</summary>
    internal TermIndex With(Revisions revisions, Func<Post, ImmutableArray<Term>> termsOf) => new(
        terms.With(
            revisions.Before.SelectMany(post => termsOf(post)).SelectMany(term => term.SelfAndAncestors()).Select(term => term.Path).Distinct(),
            entry => entry with { Posts = revisions.In(entry.Posts) }),
        byAddress);

    /// <summary>Two terms of a post may have an ancestor in common; it has the post once.</summary>
    private static void Add(Dictionary<TermPath, (Term Term, List<Post> Posts)> members, Term term, Post post)
    {
        if (!members.TryGetValue(term.Path, out var member)) members.Add(term.Path, member = (term, []));
        if (member.Posts is [] || !ReferenceEquals(member.Posts[^1], post)) member.Posts.Add(post);
    }
}
