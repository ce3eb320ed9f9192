using System.Collections.Immutable;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Storage;

/// <summary>
/// The texts of each document laid one behind the other with one character between them: title, tags, categories, series; heading, text and code of
/// each section; then the formulas as words. <see cref="PositionList"/> counts in it.
/// </summary>
internal sealed class TextLayout
{
    /// <summary>Where each section begins, document after document; each document has one more, where its formulas begin.</summary>
    private readonly int[] starts;

    /// <summary>By document: its first place in <see cref="starts"/>, and the end of the last.</summary>
    private readonly int[] firsts;

    public TextLayout(SearchDocument[] documents)
    {
        firsts = new int[documents.Length + 1];
        for (var i = 0; i < documents.Length; i++) firsts[i + 1] = firsts[i] + documents[i].Sections.Heads.Length + 1;
        starts = new int[firsts[^1]];
        for (var i = 0; i < documents.Length; i++) LayOut(documents[i], starts.AsSpan(firsts[i]..firsts[i + 1]));
    }

    /// <summary>The text that covers a place and where it begins; null among the formulas, and before the first text.</summary>
    public (string Text, int Start)? At(SearchDocument document, ImmutableArray<SearchSection> sections, int number, int place)
    {
        var own = starts.AsSpan(firsts[number]..firsts[number + 1]);
        if (place < 0 || place >= own[^1]) return null;
        var index = own.BinarySearch(place);
        if (index < 0) index = ~index - 1;
        if (index < 0) return Covering(NamesOf(document), 0, place);
        while (own[index + 1] == own[index]) index++; // sections without text
        var section = sections[index];
        return Covering([section.Heading ?? "", section.Text, section.Code], own[index], place);
    }

    private static void LayOut(SearchDocument document, Span<int> starts)
    {
        var at = 0;
        foreach (var name in NamesOf(document)) at += LengthOf(name.Length);
        for (var i = 0; i < document.Sections.Heads.Length; i++)
        {
            var head = document.Sections.Heads[i];
            starts[i] = at;
            at += LengthOf(head.Heading?.Length ?? 0) + LengthOf(head.Text) + LengthOf(head.Code);
        }
        starts[^1] = at;
    }

    private static string[] NamesOf(SearchDocument document) => [document.Title, .. document.Tags, .. document.Categories, document.Series ?? ""];

    private static (string Text, int Start)? Covering(ReadOnlySpan<string> texts, int start, int place)
    {
        foreach (var text in texts)
        {
            if (place < start + LengthOf(text.Length)) return (text, start);
            start += LengthOf(text.Length);
        }
        return null;
    }

    /// <summary>Nothing takes no room.</summary>
    private static int LengthOf(int units) => units == 0 ? 0 : units + 1;
}
