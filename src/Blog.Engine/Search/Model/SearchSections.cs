using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Blog.Engine.Search.Model;

/// <summary>
/// The text of a document by heading. Headings and lengths are at hand; the text may be kept elsewhere or packed, so to enumerate the sections reads them
/// all, anew each time.
/// </summary>
[CollectionBuilder(typeof(SearchSections), nameof(Of))]
public sealed class SearchSections : IEnumerable<SearchSection>
{
    private readonly Func<ImmutableArray<SearchSection>> read;

    /// <param name="heads">What <paramref name="read"/> gives, without the texts.</param>
    /// <param name="read">Gives the same sections whenever it is called, on any thread.</param>
    public SearchSections(ImmutableArray<SearchHead> heads, Func<ImmutableArray<SearchSection>> read) => (Heads, this.read) = (heads, read);

    public static SearchSections Empty { get; } = Of([]);

    public ImmutableArray<SearchHead> Heads { get; }

    public static SearchSections Of(ReadOnlySpan<SearchSection> sections)
    {
        var all = sections.ToImmutableArray();
        return new([.. all.Select(section => section.Head)], () => all);
    }

    public ImmutableArray<SearchSection> Read() => read();

    public IEnumerator<SearchSection> GetEnumerator() => ((IEnumerable<SearchSection>)Read()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A <see cref="SearchSection"/> without its texts: their lengths in UTF-16 units.</summary>
public readonly record struct SearchHead(string? Anchor, string? Heading, int Text, int Code, int Math);
