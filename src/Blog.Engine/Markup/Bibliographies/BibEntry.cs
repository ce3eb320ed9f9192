using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>One entry of a <c>.bib</c> file; values are as written, fields and type in lower case.</summary>
public sealed record BibEntry(string Type, string Key, ImmutableDictionary<string, string> Fields)
{
    /// <summary>The first of these fields that has a value, as text; null when none has.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Fields.TryGetValue(name, out var value) && LatexText.Of(value) is { Length: > 0 } text) return text;
        }
        return null;
    }

    public ImmutableArray<PersonName> Authors => PersonName.List(Fields.GetValueOrDefault("author"));

    public ImmutableArray<PersonName> Editors => PersonName.List(Fields.GetValueOrDefault("editor"));

    /// <summary>Whether its words are Chinese: 等 rather than et al., 版 rather than ed.</summary>
    public bool IsChinese => HasHan(Text("title")) || HasHan(Text("author"));

    public string? Year => Text("year") ?? Text("date")?.Split('-', '/')[0];

    /// <summary>The day, the month or the year of publication, ISO 8601 as far as it is known.</summary>
    public string? Date => Text("date") ?? (Text("year") is { } year ? Month is { } month ? $"{year}-{month}" : year : null);

    public string? Doi => Text("doi")?.Replace("https://doi.org/", "", StringComparison.OrdinalIgnoreCase).Replace("http://dx.doi.org/", "", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it can be read; of an arXiv number its page.</summary>
    public string? Url => Text("url") ?? (IsArxiv ? $"https://arxiv.org/abs/{Text("eprint")}" : null);

    private bool IsArxiv => Text("eprint") is not null && "arxiv".Equals(Text("archiveprefix", "eprinttype"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The month as two digits, or null where it is no month.</summary>
    public string? Month => Text("month") is { } month ? BibReader.MonthNumber(month) : null;

    private static bool HasHan(string? text) => text is not null && text.EnumerateRunes().Any(CharacterClass.IsHan);
}
