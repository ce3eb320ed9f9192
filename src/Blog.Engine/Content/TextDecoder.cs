using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Blog.Engine.Content;

/// <summary>
/// Bytes → text with <c>\n</c> line ends. Reads UTF-8, UTF-16 and UTF-32 by their byte order marks, and without one whichever of UTF-8, UTF-16 and GB18030
/// the bytes plausibly are. What is none of them is an error and gives no text: a page never shows mojibake.
/// </summary>
public static class TextDecoder
{
    public static readonly DiagnosticRule Undecodable = new("BLOG001", Severity.Error, "a file is not text in UTF-8, UTF-16 or GB18030");
    public static readonly DiagnosticRule NulCharacter = new("BLOG002", Severity.Warning, "a NUL character stands in a text");

    public static (string Text, ImmutableArray<Diagnostic> Diagnostics) Decode(SitePath path, ReadOnlySpan<byte> bytes)
    {
        if (Read(bytes) is not { } text) return ("", [Undecodable.At(Place.WholeFile(path), Complaint(bytes))]);
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return lines.Contains('\0', StringComparison.Ordinal) ? WithoutNul(path, lines) : (lines, []);
    }

    /// <summary>Whether decoding would give these bytes as they are: most files are read again at each start, and need not become UTF-16 for that.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith(Encoding.UTF8.Preamble) && !bytes.ContainsAny((byte)'\r', (byte)0) && Utf8.IsValid(bytes);

    private static string? Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Strict(Encoding.UTF8, bytes[3..]),
        [0xFF, 0xFE, 0, 0, ..] => Strict(Encoding.UTF32, bytes[4..]),
        [0xFF, 0xFE, ..] => Strict(Encoding.Unicode, bytes[2..]),
        [0xFE, 0xFF, ..] => Strict(Encoding.BigEndianUnicode, bytes[2..]),
        _ => WithoutMark(bytes),
    };

    private static string? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var hasNul = bytes.Contains((byte)0);
        if (Utf8.IsValid(bytes) && !hasNul) return Encoding.UTF8.GetString(bytes);
        if (Utf16Guess.Read(bytes) is { } wide) return wide;
        if (Utf8.IsValid(bytes)) return bytes.Count((byte)0) * 100 <= bytes.Length ? Encoding.UTF8.GetString(bytes) : null;
        return hasNul ? null : Gb18030Guess.Read(bytes);
    }

    internal static string? Strict(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>CommonMark shows a NUL as U+FFFD.</summary>
    private static (string, ImmutableArray<Diagnostic>) WithoutNul(SitePath path, string text) =>
        (text.Replace('\0', '\uFFFD'), [NulCharacter.At(new SourceText(path, text).PlaceAt(text.IndexOf('\0', StringComparison.Ordinal)), "a NUL character stands here and is shown as U+FFFD; delete it")]);

    private static string Complaint(ReadOnlySpan<byte> bytes)
    {
        var end = 0;
        while (Rune.DecodeFromUtf8(bytes[end..], out _, out var length) is System.Buffers.OperationStatus.Done) end += length;
        var line = bytes[..end].Count((byte)'\n') + 1;
        return $"this is not text in UTF-8, UTF-16 or GB18030 (byte {end + 1}, on line {line}, is not UTF-8); save the file as UTF-8. The post is left out";
    }
}
