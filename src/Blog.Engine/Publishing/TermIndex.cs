using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Blog.Engine.Publishing;

/// <summary>A tag or a category with its posts, those of the terms below it included, newest first.</summary>
public sealed record Term(TermPath Path, SiteUrl Url, ImmutableArray<Post> Posts, ImmutableArray<TermPath> Children);

/// <summary>One taxonomy of the site: all tags, or all categories.</summary>
public sealed class TermIndex
{
    private readonly FrozenDictionary<TermPath, Term> terms;

    private TermIndex(FrozenDictionary<TermPath, Term> terms)
    {
        this.terms = terms;
        All = [.. terms.Values.OrderBy(term => term.Path)];
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
            foreach (var path in termsOf(post).SelectMany(term => term.SelfAndAncestors()).Distinct())
            {
                if (!members.TryGetValue(path, out var list)) members.Add(path, list = []);
                list.Add(post);
            }
        }
        var children = members.Keys.Where(path => path.Parent is not null).ToLookup(path => path.Parent!);
        return new(members.ToFrozenDictionary(
            entry => entry.Key,
            entry => new Term(entry.Key, entry.Key.Url(collection), [.. entry.Value], [.. children[entry.Key].Order()])));
    }
}
