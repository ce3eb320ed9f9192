using System.Collections.Concurrent;
using System.Text;
using Blog.Assets;
using SkiaSharp;

namespace Blog.Cards;

/// <summary>
/// Finds a typeface for each character: the fonts come in slices of a few hundred characters, and a slice is loaded when the first of its characters is
/// drawn; all of them take about 16 MB. System fonts are not asked: two machines draw the same picture.
/// </summary>
public sealed class Typefaces : IDisposable
{
    private readonly Lock loading = new();
    private readonly Lazy<ILookup<string, FontFile>> families = new(() => FontFile.All().ToLookup(file => file.Family));
    private readonly Dictionary<string, SKTypeface> loaded = [];
    private readonly Dictionary<(string Name, int Weight), SKTypeface> weighted = [];
    private readonly ConcurrentDictionary<(string Element, string Order, int Weight), Glyph?> glyphs = [];

    /// <summary>More glyphs than this are not remembered: what a site writes its titles with is a few thousand.</summary>
    private const int MostGlyphs = 20_000;

    /// <summary>What <paramref name="find"/> has found for a character before, else what it finds.</summary>
    /// <param name="element">The character.</param>
    /// <param name="order">The names of the families it is looked for in.</param>
    /// <param name="weight">Of the typeface.</param>
    /// <param name="find">Looks it up.</param>
    public Glyph? Remember(string element, string order, int weight, Func<Glyph?> find)
    {
        if (glyphs.TryGetValue((element, order, weight), out var known)) return known;
        var found = find();
        if (glyphs.Count < MostGlyphs) glyphs[(element, order, weight)] = found;
        return found;
    }

    /// <summary>The typeface of the first of these families that has a glyph; null when none has.</summary>
    public SKTypeface? Find(Rune character, IEnumerable<string> order, int weight)
    {
        lock (loading)
        {
            return order
                .SelectMany(family => families.Value[family])
                .Where(file => file.MayHave(character.Value))
                .Select(file => Weighted(file.Name, weight))
                .FirstOrDefault(typeface => Has(typeface, character));
        }
    }

    public static bool Has(SKTypeface typeface, Rune character)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(character.Value);
    }

    public void Dispose()
    {
        foreach (var typeface in weighted.Values.Concat(loaded.Values)) typeface.Dispose();
    }

    private SKTypeface Weighted(string name, int weight)
    {
        if (weighted.TryGetValue((name, weight), out var typeface)) return typeface;
        return weighted[(name, weight)] = Load(name).Clone([new() { Axis = SKFourByteTag.Parse("wght"), Value = weight }]);
    }

    private SKTypeface Load(string name)
    {
        if (loaded.TryGetValue(name, out var typeface)) return typeface;
        using var data = SKData.CreateCopy(Fonts.Load(name));
        return loaded[name] = SKTypeface.FromData(data);
    }
}
