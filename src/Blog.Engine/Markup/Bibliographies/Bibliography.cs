using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>What a <c>references.bib</c> says.</summary>
public sealed class Bibliography
{
    private readonly FrozenDictionary<string, BibEntry> entries;

    private Bibliography(SourceText source, IEnumerable<BibEntry> entries, ImmutableArray<Diagnostic> diagnostics)
    {
        this.entries = entries.ToFrozenDictionary(entry => entry.Key);
        Path = source.Path;
        Hash = ContentHash.OfParts(source.Path.Value, source.Value);
        Diagnostics = diagnostics;
    }

    public SitePath Path { get; }

    public ContentHash Hash { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Reads BibTeX and BibLaTeX; an entry that is broken is left out and reported, the others live.</summary>
    public static Bibliography Read(SourceText source)
    {
        var reader = new BibReader(source);
        reader.Run();
        return new(source, reader.Entries, reader.Diagnostics);
    }

    public BibEntry? Find(string key) => entries.GetValueOrDefault(key);

    /// <summary>The longest beginning of a text that is a key and does not end within a Latin word: Chinese puts no space behind <c>@key</c>.</summary>
    public BibEntry? FindAtStart(string text)
    {
        for (var end = text.Length; end > 0; end--)
        {
            var isWithinWord = end < text.Length && char.IsAscii(text[end - 1]) && char.IsAsciiLetterOrDigit(text[end]);
            if (!isWithinWord && entries.TryGetValue(text[..end], out var entry)) return entry;
        }
        return null;
    }
}
