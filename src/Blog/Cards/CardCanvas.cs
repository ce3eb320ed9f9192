using SkiaSharp;

namespace Blog.Cards;

/// <summary>
/// A picture of a ground and a few colours on it, one after the other: each is drawn as coverage alone, a byte a pixel, and becomes the number of a shade.
/// That costs a third of drawing in full colour, and the file is smaller. One at a time draws on it.
/// </summary>
internal sealed class CardCanvas : IDisposable
{
    /// <summary>Shades of a colour from the ground on: as many as a palette has room for, and more than the edge of a letter needs.</summary>
    private const int Shades = 42;

    private readonly SKColor[] colors;
    private readonly SKColor[] palette;
    private readonly SKBitmap coverage = new(new SKImageInfo(Card.Width, Card.Height, SKColorType.Alpha8, SKAlphaType.Premul));
    private readonly SKCanvas canvas;
    private readonly byte[] rows = new byte[(Card.Width + 1) * Card.Height];

    /// <param name="ground">What is where nothing is drawn.</param>
    /// <param name="colors">At most six.</param>
    public CardCanvas(SKColor ground, SKColor[] colors)
    {
        this.colors = colors;
        palette = [ground, .. colors.SelectMany(color => Enumerable.Range(1, Shades).Select(shade => Between(ground, color, shade)))];
        canvas = new(coverage);
    }

    public void Clear() => rows.AsSpan().Clear();

    /// <summary>Adds what <paramref name="draw"/> draws with the paint it is given, in one of the colours.</summary>
    public void Draw(SKColor color, Action<SKCanvas, SKPaint> draw)
    {
        canvas.Clear();
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        draw(canvas, paint);
        var shades = ShadesOf(color);
        var drawn = coverage.GetPixelSpan();
        for (var y = 0; y < Card.Height; y++) Add(drawn.Slice(y * coverage.RowBytes, Card.Width), rows.AsSpan((y * (Card.Width + 1)) + 1, Card.Width), shades);
    }

    public byte[] ToPng() => IndexedPng.Encode(Card.Width, Card.Height, palette, rows);

    public void Dispose()
    {
        canvas.Dispose();
        coverage.Dispose();
    }

    /// <summary>On what is there already, half a pixel counts as a whole one, and less as nothing.</summary>
    private static void Add(ReadOnlySpan<byte> drawn, Span<byte> row, ReadOnlySpan<byte> shades)
    {
        for (var x = drawn.IndexOfAnyExcept((byte)0); x >= 0 && x < drawn.Length; x++)
        {
            if (drawn[x] == 0)
            {
                var next = drawn[x..].IndexOfAnyExcept((byte)0);
                if (next < 0) return;
                x += next;
            }
            if (row[x] == 0 || drawn[x] >= 128) row[x] = shades[drawn[x]];
        }
    }

    /// <summary>By coverage: the number of the shade in the palette.</summary>
    private byte[] ShadesOf(SKColor color)
    {
        var first = Array.IndexOf(colors, color) * Shades;
        return [.. Enumerable.Range(0, 256).Select(alpha => ((alpha * Shades) + 127) / 255 is var shade and > 0 ? (byte)(first + shade) : (byte)0)];
    }

    private static SKColor Between(SKColor ground, SKColor color, int shade) =>
        new(Between(ground.Red, color.Red, shade), Between(ground.Green, color.Green, shade), Between(ground.Blue, color.Blue, shade));

    private static byte Between(byte ground, byte color, int shade) => (byte)(ground + ((color - ground) * shade / Shades));
}
