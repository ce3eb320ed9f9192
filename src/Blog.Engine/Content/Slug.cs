using System.Globalization;
using System.Text;

namespace Blog.Engine.Content;

/// <summary>The part of a URL that names a post, a tag or a series: letters and digits of any script in NFC, lower case, joined by single hyphens.</summary>
public readonly record struct Slug : IComparable<Slug>
{
    /// <summary>Longest slug, in UTF-16 units: percent-encoded Chinese stays well below the usual limit of a file name in an export.</summary>
    public const int MaxLength = 80;

    private readonly string? value;

    private Slug(string value) => this.value = value;

    public string Value => value ?? "";

    /// <summary>Makes a slug from a title or a file name; false when nothing of it can stand in a URL.</summary>
    public static bool TryFrom(string? text, out Slug slug)
    {
        slug = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var result = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            if (Stands(rune)) result.Append(Rune.ToLowerInvariant(rune));
            else if (result.Length > 0 && result[^1] != '-') result.Append('-');
        }
        var cut = WithoutPageEnding(Cut(result.ToString().Normalize(NormalizationForm.FormC).Trim('-', '.')));
        if (cut.Length == 0) return false;
        slug = new(cut);
        return true;
    }

    public static Slug From(string text) =>
        TryFrom(text, out var slug) ? slug : throw new ArgumentException($"'{text}' has no letter or digit to make a slug from", nameof(text));

    /// <summary>This slug with a number behind it, for the second of two equal ones.</summary>
    public Slug Numbered(int number) => new(Value + "-" + number.ToString(CultureInfo.InvariantCulture));

    public int CompareTo(Slug other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    /// <summary>NFC; half a surrogate pair, which cannot be normalised, becomes U+FFFD.</summary>
    private static string Composed(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Normalize(NormalizationForm.FormC);

    /// <summary><c>/posts/x.md</c> is the source of <c>/posts/x</c>, so no slug ends like a file that the site serves.</summary>
    private static string WithoutPageEnding(string slug)
    {
        var dot = slug.LastIndexOf('.');
        return dot > 0 && slug[dot..] is ".md" or ".html" or ".xml" or ".json" or ".txt" ? slug[..dot] + "-" + slug[(dot + 1)..] : slug;
    }

    private static bool Stands(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || rune.Value is '_' or '.';

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength) return text;
        var end = char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
        return text[..end].TrimEnd('-', '.');
    }

    public static bool operator <(Slug left, Slug right) => left.CompareTo(right) < 0;

    public static bool operator >(Slug left, Slug right) => left.CompareTo(right) > 0;

    public static bool operator <=(Slug left, Slug right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Slug left, Slug right) => left.CompareTo(right) >= 0;
}
