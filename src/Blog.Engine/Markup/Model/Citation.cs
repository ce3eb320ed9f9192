using System.Collections.Immutable;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Markup.Model;

/// <summary>A citation as parsing finds it, before anybody knows what its keys mean.</summary>
/// <param name="Keys">In the order in which they stand; the key of an <c>@name</c> in Chinese text may run on into the sentence.</param>
/// <param name="Source">As the author wrote it.</param>
/// <param name="IsNarrative">An <c>@name</c> within the sentence.</param>
public sealed record Citation(ImmutableArray<string> Keys, string Source, bool IsNarrative)
{
    /// <summary>The entries it names.</summary>
    public IEnumerable<BibEntry> EntriesIn(Bibliography bibliography) =>
        Keys.Select(key => IsNarrative ? bibliography.FindAtStart(key) : bibliography.Find(key)).OfType<BibEntry>();
}
