using System.Collections.Immutable;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>Terms that stand side by side, the one with most posts first, each with those below it.</summary>
public sealed record TermTree(TermIndex Index, ImmutableArray<TermEntry> Terms, int Most)
{
    public static TermTree Of(TermIndex index) => new(index, Ordered(index.Roots), index.Roots.Select(term => term.Posts.Length).DefaultIfEmpty(1).Max());

    public TermTree Below(TermEntry term) => this with { Terms = Ordered([.. term.Children.Select(child => Index.Find(child.Path)!)]) };

    /// <summary>1 to 5, on a logarithmic scale: 5 is the term with most posts.</summary>
    public int Weight(TermEntry term) => Most < 2 ? 3 : 1 + (int)Math.Round(4 * Math.Log(term.Posts.Length) / Math.Log(Most));

    private static ImmutableArray<TermEntry> Ordered(ImmutableArray<TermEntry> terms) => [.. terms.OrderByDescending(term => term.Posts.Length).ThenBy(term => term.Path)];
}
