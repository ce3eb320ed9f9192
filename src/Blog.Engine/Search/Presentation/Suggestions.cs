using System.Collections.Immutable;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Presentation;

/// <summary>Titles, headings and tags that begin with, or contain, what was typed; by pinyin when none does.</summary>
internal static class Suggestions
{
    /// <summary>Places that are looked at; the rest of a text this frequent would not help.</summary>
    private const int MaxPlaces = 500;

    public static ImmutableArray<Suggestion> For(string text, int limit, Corpus corpus)
    {
        var typed = Fold.Of(text[..Math.Min(text.Length, SearchQuery.MaxLength)]).Trim();
        if (typed.Length == 0) return [];
        var found = Find(typed, corpus);
        if (found.Count == 0 && Pinyin.CanRead(typed)) found = [.. Pinyin.Words(typed, corpus).SelectMany(word => Find(word, corpus))];
        return [.. found.OrderByDescending(place => place.IsPrefix).ThenBy(place => place.Name.Kind is NameKind.Tag ? -1 : (int)place.Name.Kind)
            .ThenBy(place => place.Text.Length).ThenBy(place => place.Text, StringComparer.Ordinal).ThenBy(place => place.Document.Id, StringComparer.Ordinal)
            .DistinctBy(place => (place.Text, place.Name.Kind))
            .Take(Math.Clamp(limit, 0, SearchQuery.MaxLimit)).Select(place => place.ToSuggestion())];
    }

    private readonly record struct Place(Name Name, SearchDocument Document, bool IsPrefix)
    {
        public string Text => Name.TextIn(Document);

        public Suggestion ToSuggestion() => Name.Kind switch
        {
            NameKind.Title => new(Text, SearchField.Title, Document.Id, null),
            NameKind.Heading => new(Text, SearchField.Heading, Document.Id, Document.Sections.Heads[Name.Index].Anchor),
            _ => new(Text, SearchField.Tag, null, null),
        };
    }

    private static List<Place> Find(string typed, Corpus corpus)
    {
        var places = new List<Place>();
        foreach (var leaf in corpus.Leaves)
        {
            var names = leaf.Segment.Names;
            for (var from = 0; places.Count < MaxPlaces;)
            {
                var at = names.Text.AsSpan(from).IndexOf(typed, StringComparison.Ordinal);
                if (at < 0) break;
                at += from;
                var (name, start) = names.At(at);
                if (leaf.IsLive(name.Document)) places.Add(new(name, leaf.Segment.Documents[name.Document], at == start));
                from = at + typed.Length;
            }
        }
        return places;
    }
}
