using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>A piece of a bibliography's line: plain, in italics, or a link.</summary>
public sealed record ReferencePiece(string Text, bool IsItalic = false, string? Url = null);

/// <summary>A line of a bibliography while it grows. A part that is null is left out together with what stands around it.</summary>
public sealed class ReferenceText
{
    private readonly ImmutableArray<ReferencePiece>.Builder pieces = ImmutableArray.CreateBuilder<ReferencePiece>();

    public static ImmutableArray<ReferencePiece> Of(BibEntry entry, CitationStyle style) =>
        style is CitationStyle.Ieee ? IeeeStyle.Write(entry) : Gbt7714Style.Write(entry);

    public static string Plain(BibEntry entry, CitationStyle style) => string.Concat(Of(entry, style).Select(piece => piece.Text));

    public ReferenceText Add(string? text, string before = "", string after = "", bool italic = false)
    {
        if (string.IsNullOrEmpty(text)) return this;
        Plain(before);
        if (italic) pieces.Add(new(text, IsItalic: true));
        else Plain(text);
        return Plain(after);
    }

    public ReferenceText Link(string? url, string? text, string before = "")
    {
        if (string.IsNullOrEmpty(text)) return this;
        Plain(before);
        pieces.Add(new(text, Url: url is not null && Destination.From(url).Kind is DestinationKind.External ? url : null));
        return this;
    }

    /// <summary>The line with a full stop at its end.</summary>
    public ImmutableArray<ReferencePiece> End()
    {
        if (pieces.Count > 0 && pieces[^1] is { Text: [.., ',', '”'] title } last) pieces[^1] = last with { Text = title[..^2] + ".”" };
        else if (pieces.Count > 0 && pieces[^1].Text is not [.., '.' or '。' or '?' or '!' or '”']) Plain(".");
        return pieces.ToImmutable();
    }

    private ReferenceText Plain(string text)
    {
        if (text.Length == 0) return this;
        if (pieces.Count > 0 && pieces[^1] is { IsItalic: false, Url: null } last) pieces[^1] = last with { Text = Joined(last.Text, text) };
        else pieces.Add(new(text));
        return this;
    }

    /// <summary>A full stop behind a full stop is one.</summary>
    private static string Joined(string before, string after) =>
        before is [.., '.' or '?' or '!'] && after is ['.', ..] ? before + after[1..] : before + after;
}
