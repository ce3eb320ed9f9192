using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Where a post is filed.</summary>
public sealed record PostTerms(ImmutableArray<Term> Tags, ImmutableArray<Term> Categories, Term? Series)
{
    public bool Equals(PostTerms? other) => other is not null && Tags.SequenceEqual(other.Tags) && Categories.SequenceEqual(other.Categories) && Series == other.Series;

    public override int GetHashCode() => HashCode.Combine(Tags.Length, Categories.Length, Series);

    /// <param name="posts">Who is first gives a term its spelling.</param>
    /// <param name="tagOf">Reads a tag as it is written.</param>
    internal static Dictionary<SitePath, PostTerms> Of(IEnumerable<ParsedPost> posts, Func<string, TermPath?> tagOf)
    {
        var (tags, categories, series) = (new TermRegister(Addresses.Tags.Url), new TermRegister(Addresses.Categories.Url), new TermRegister(Addresses.SeriesList.Url));
        return posts.ToDictionary(post => post.Path, post => new PostTerms(
            [.. post.FrontMatter.Tags.Select(tag => tags.Find(tag, tagOf)).OfType<Term>().Distinct()],
            [.. post.FrontMatter.Categories.Select(path => categories.Find(string.Join('\0', path), _ => TermPath.From(path))).OfType<Term>().Distinct()],
            post.FrontMatter.Series is { } name ? series.Find(name, _ => TermPath.From([name])) : null));
    }

    /// <summary>Whether two versions of a post write the same, so that no post is filed elsewhere, or under another spelling, because of the later one.</summary>
    internal static bool AreWrittenAlike(FrontMatter a, FrontMatter b) =>
        a.Series == b.Series && a.Tags.SequenceEqual(b.Tags)
        && a.Categories.Length == b.Categories.Length && a.Categories.Zip(b.Categories).All(pair => pair.First.SequenceEqual(pair.Second));
}
