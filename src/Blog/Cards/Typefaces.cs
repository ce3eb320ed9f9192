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
