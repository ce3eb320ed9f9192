using System.Text;

namespace Blog.Engine.Content;

/// <summary>UTF-16 without a byte order mark: taken only when one byte order gives text and the other does not.</summary>
internal static class Utf16Guess
{
    /// <summary>The least share of usual characters in text.</summary>
    private const double Plausible = 0.9;

    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        var little = TextDecoder.Strict(Encoding.Unicode, bytes);
        var big = TextDecoder.Strict(Encoding.BigEndianUnicode, bytes);
        var best = Share(little) >= Share(big) ? little : big;
        return Share(best) >= Plausible ? best : null;
    }

    /// <summary>ASCII is expected in UTF-16 that somebody typed: a line end at least. Two bytes of Latin text read as one Han character have none.</summary>
    private static double Share(string? text) =>
        text is null || !text.Any(c => c is '\n' or '\r' or ' ' or '#' or '-') ? 0 : text.Count(IsUsual) / (double)text.Length;

    private static bool IsUsual(char c) =>
        c is '\n' or '\r' or '\t' or (>= ' ' and <= '~') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u30FF') or (>= '\uFF00' and <= '\uFFEF') or (>= '\u2010' and <= '\u2027');
}
