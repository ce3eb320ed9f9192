using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Emphasis;

/// <summary>
/// <c>==mark==</c> and <c>~~deleted~~</c>. Single <c>~</c> and <c>^</c> and double <c>+</c> are text: <c>10~20</c>, <c>2^10</c> and <c>i++</c> are more common
/// in technical notes than subscripts.
/// </summary>
internal sealed class EmphasisExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        var emphasis = pipeline.InlineParsers.FindExact<EmphasisInlineParser>()!;
        emphasis.EmphasisDescriptors.Add(new EmphasisDescriptor('~', 2, 2, true));
        emphasis.EmphasisDescriptors.Add(new EmphasisDescriptor('=', 2, 2, true));
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new OperatorParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer.ObjectRenderers.FindExact<EmphasisInlineRenderer>() is { } emphasis) emphasis.GetTag = TagOf;
    }

    private static string? TagOf(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '~' => "del",
        '=' => "mark",
        _ => EmphasisInlineRenderer.GetDefaultTag(emphasis),
    };
}

/// <summary>Runs of <c>=</c> and <c>~</c> that are operators (<c>a==b</c>, <c>===</c>) stay text.</summary>
internal sealed class OperatorParser : InlineParser
{
    public OperatorParser() => OpeningCharacters = ['=', '~'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (mark, before) = (slice.CurrentChar, slice.PeekCharExtra(-1));
        var length = slice.AsSpan().IndexOfAnyExcept(mark) is >= 0 and var run ? run : slice.Length;
        var after = slice.PeekChar(length);
        var isEmphasis = length == 2 && !(char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)) && before is not ('!' or '<' or '>' or '=');
        if (isEmphasis) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new LiteralInline(new StringSlice(slice.Text, slice.Start, slice.Start + length - 1)) { Span = new(start, start + length - 1), Line = line, Column = column };
        slice.Start += length;
        return true;
    }
}
