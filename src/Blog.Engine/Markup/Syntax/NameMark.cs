using System.Text.RegularExpressions;
using Blog.Engine.Markup.Model;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// <c>{#fig:loss}</c>, <c>{#tbl:ablation}</c>, <c>{#eq:loss}</c>, as pandoc-crossref names what stands before. It lives until a figure, a table or a formula
/// takes it; one that nothing takes is text.
/// </summary>
internal sealed class NameMark(string name, string source) : LeafInline
{
    public string Name => name;

    /// <summary>As the author wrote it.</summary>
    public string Source => source;

    public PartKind Kind => name[0] switch
    {
        'f' => PartKind.Figure,
        't' => PartKind.Table,
        _ => PartKind.Equation,
    };

    /// <summary>Leaves the text, with the spaces before it.</summary>
    public void Take()
    {
        if (PreviousSibling is LiteralInline space && space.Content.AsSpan().IsWhiteSpace()) space.Remove();
        Remove();
    }

    /// <summary>The mark behind an inline, nothing but spaces between, when it names that kind.</summary>
    public static NameMark? Behind(Inline inline, PartKind kind)
    {
        var next = inline.NextSibling;
        if (next is LiteralInline space && space.Content.AsSpan().IsWhiteSpace()) next = next.NextSibling;
        return next is NameMark mark && mark.Kind == kind ? mark : null;
    }
}

/// <summary>Any other brace is text: <c>{a}</c>, <c>{.class}</c>, <c>{#id}</c>.</summary>
internal sealed partial class NameMarkParser : InlineParser
{
    public NameMarkParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() is not '#' || Mark().Match(slice.Text, slice.Start, slice.Length) is not { Success: true } match) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new NameMark(match.Groups[1].Value, match.Value) { Span = new(start, start + match.Length - 1), Line = line, Column = column };
        slice.Start += match.Length;
        return true;
    }

    /// <summary>Pandoc's further attributes (<c>width=50%</c>) are read over.</summary>
    [GeneratedRegex(@"\G\{#((?:fig|tbl|eq):[\p{L}\p{N}_:.\-]+)(?:[ \t][^{}\n]{0,200})?\}")]
    private static partial Regex Mark();
}
