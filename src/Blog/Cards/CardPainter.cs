using System.Collections.Concurrent;
using System.Collections.Immutable;
using SkiaSharp;

namespace Blog.Cards;

/// <summary>Draws a card in the dark theme of the site: the title is the brightest thing on it, above the signal and its telemetry.</summary>
internal sealed class CardPainter(Typefaces typefaces) : IDisposable
{
    private const float Margin = 80, Right = Card.Width - Margin, Room = Right - Margin;

    /// <summary>Baselines and the axis of the signal, in pixels from the top; the title is centred between the first and the last of its box.</summary>
    private const float OriginLine = 108, TitleTop = 150, TitleBottom = 430, Axis = 484, TelemetryLine = 570;

    // The dark theme of wwwroot/css/site.css in sRGB.
    private static readonly SKColor Ground = new(0xFF0B0E15), Line = new(0xFF272C37), Strong = new(0xFFF7F9FC), Soft = new(0xFFA9B1BE), Faint = new(0xFF8890A0), Accent = new(0xFFF0B75E), AccentLine = new(0xFF9A7136);

    private static readonly SKColor[] Colors = [Line, Strong, Soft, Faint, Accent, AccentLine];

    /// <summary>Free to be drawn on.</summary>
    private readonly ConcurrentBag<CardCanvas> canvases = [];

    /// <summary>A PNG of <see cref="Card.Width"/> × <see cref="Card.Height"/> pixels.</summary>
    public byte[] Paint(Card card)
    {
        var canvas = canvases.TryTake(out var used) ? used : new(Ground, Colors);
        canvas.Clear();
        PaintOrigin(canvas, card);
        PaintTitle(canvas, card);
        PaintSignal(canvas, card);
        canvas.Draw(Faint, (on, paint) => Write(on, typefaces.OfTelemetry(card.Telemetry, card.Lang), Margin, TelemetryLine, 30, paint, Room));
        var picture = canvas.ToPng();
        canvases.Add(canvas);
        return picture;
    }

    public void Dispose()
    {
        foreach (var canvas in canvases) canvas.Dispose();
    }

    /// <summary>The mark of the masthead, and the name beside it.</summary>
    private void PaintOrigin(CardCanvas canvas, Card card)
    {
        canvas.Draw(Accent, (on, paint) =>
        {
            using var mark = SKPath.ParseSvgPathData("M3 10v4M7.5 6v12M12 2v20M16.5 7.5v9M21 10.5v3");
            on.Save();
            on.Translate(Margin - 4, OriginLine - 33);
            on.Scale(1.9f);
            Stroke(on, mark, paint, 2, SKStrokeCap.Round);
            on.Restore();
        });
        canvas.Draw(Soft, (on, paint) => Write(on, typefaces.OfTelemetry(card.Origin, card.Lang), Margin + 64, OriginLine, 30, paint, Room - 64, tracking: 1.6f));
    }

    private void PaintTitle(CardCanvas canvas, Card card)
    {
        var title = TitleLayout.Fit(TitleOf(card), typefaces.OfText("…", card.Lang, 650), Room);
        var subtitle = typefaces.OfText(card.Subtitle, card.Lang, 400);
        var leading = title.Size * TitleLayout.Leading;
        var height = (title.Lines.Length * leading) + (subtitle.IsEmpty ? 0 : 64);
        var first = TitleTop + ((TitleBottom - TitleTop - height) / 2) + (leading / 2) + (title.Size * .36f);
        canvas.Draw(Strong, (on, paint) =>
        {
            for (var line = 0; line < title.Lines.Length; line++) Write(on, title.Lines[line], Margin - Hang(title.Lines[line], title.Size), first + (line * leading), title.Size, paint, float.MaxValue);
        });
        if (!subtitle.IsEmpty) canvas.Draw(Soft, (on, paint) => Write(on, subtitle, Margin, first + ((title.Lines.Length - 1) * leading) + title.Size, 34, paint, Room));
    }

    /// <summary>A title of which no font has anything gives way to the origin.</summary>
    private ImmutableArray<Glyph> TitleOf(Card card) =>
        typefaces.OfText(card.Title, card.Lang, 650) is [_, ..] title ? title : typefaces.OfText(card.Origin, card.Lang, 650);

    /// <summary>The axis across the card, and on it, at its end, the signal.</summary>
    private static void PaintSignal(CardCanvas canvas, Card card)
    {
        canvas.Draw(Line, (on, paint) => on.DrawRect(0, Axis - 1, Card.Width, 2, paint));
        using var signal = SKPath.ParseSvgPathData(card.Signal);
        if (signal is null) return;
        var scale = Math.Min(Room / card.SignalWidth, 4);
        canvas.Draw(AccentLine, (on, paint) =>
        {
            on.Save();
            on.Translate(Right - (card.SignalWidth * scale), Axis);
            on.Scale(scale, Math.Min(scale, 3.2f));
            Stroke(on, signal, paint, 2 / (1 + (scale / 4)), SKStrokeCap.Butt);
            on.Restore();
        });
    }

    private static void Stroke(SKCanvas canvas, SKPath path, SKPaint paint, float width, SKStrokeCap cap)
    {
        (paint.Style, paint.StrokeWidth, paint.StrokeCap) = (SKPaintStyle.Stroke, width, cap);
        canvas.DrawPath(path, paint);
    }

    /// <summary>Writes glyph after glyph, as far as there is room.</summary>
    private static void Write(SKCanvas canvas, ImmutableArray<Glyph> text, float x, float baseline, float size, SKPaint paint, float room, float tracking = 0)
    {
        var end = x + Math.Min(room, Card.Width);
        foreach (var glyph in text)
        {
            if (x + (glyph.Width * size) > end) return;
            using var font = new SKFont(glyph.Typeface, size) { Subpixel = true, LinearMetrics = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None };
            canvas.DrawText(glyph.Text, x, baseline, SKTextAlign.Left, font, paint);
            x += (glyph.Width * size) + tracking;
        }
    }

    /// <summary>An opening bracket or quote fills the right half of its square: its line begins where the others do.</summary>
    private static float Hang(ImmutableArray<Glyph> line, float size) =>
        line is [{ Width: > .9f, Text: "（" or "［" or "｛" or "〈" or "《" or "「" or "『" or "【" or "〔" or "〖" or "“" or "‘" }, ..] ? size / 2 : 0;
}
