using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace Blog.Cards;

/// <summary>A character as a reader counts them, and the typeface that has it. Widths are of one em and scale with the size.</summary>
public readonly record struct Glyph(string Text, SKTypeface Typeface, float Width)
{
    public Rune First => Text.EnumerateRunes().First();

    public bool IsSpace => Rune.IsWhiteSpace(First);
}

/// <summary>Text with a typeface for each character; what no font has is left out.</summary>
public static class Glyphs
{
    /// <summary>More than any card shows, in characters.</summary>
    private const int Longest = 400;

    /// <summary>Title and subtitle: the Han forms of <paramref name="lang"/> first.</summary>
    public static ImmutableArray<Glyph> OfText(this Typefaces typefaces, string text, string lang, int weight) => Of(typefaces, text, [.. Han(lang), "math"], weight);

    /// <summary>Telemetry: of one width, where the characters have it.</summary>
    public static ImmutableArray<Glyph> OfTelemetry(this Typefaces typefaces, string text, string lang) => Of(typefaces, text, ["mono", .. Han(lang), "math"], 400);

    private static string[] Han(string lang) =>
        lang.StartsWith("zh-Hant", StringComparison.OrdinalIgnoreCase) || lang.ToUpperInvariant() is "ZH-TW" or "ZH-HK" or "ZH-MO" ? ["tc", "sc"] : ["sc", "tc"];

    private static ImmutableArray<Glyph> Of(Typefaces typefaces, string text, string[] families, int weight)
    {
        var glyphs = ImmutableArray.CreateBuilder<Glyph>();
        var order = string.Join(' ', families);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && glyphs.Count < Longest)
        {
            var element = elements.GetTextElement();
            if (typefaces.Remember(element, order, weight, () => Find(typefaces, element, families, weight)) is { } glyph && !(glyph.IsSpace && (glyphs.Count == 0 || glyphs[^1].IsSpace))) glyphs.Add(glyph);
        }
        return glyphs.DrainToImmutable();
    }

    /// <summary>By its first code point, else by what that is a form of (ℝ is an R, ⁿ an n); marks that the typeface does not have are left out.</summary>
    private static Glyph? Find(Typefaces typefaces, string element, string[] families, int weight)
    {
        if (!Rune.TryGetRuneAt(element, 0, out var first) || Rune.IsControl(first)) return null;
        if (typefaces.Find(first, families, weight) is not { } typeface)
        {
            var plain = first.ToString().Normalize(NormalizationForm.FormKC);
            return plain == first.ToString() || plain.Length > 1 ? null : Find(typefaces, plain, families, weight);
        }
        var shown = string.Concat(element.EnumerateRunes().Where(rune => Typefaces.Has(typeface, rune)));
        using var font = new SKFont(typeface, 1) { Subpixel = true, LinearMetrics = true };
        return new(shown, typeface, font.MeasureText(shown));
    }
}
