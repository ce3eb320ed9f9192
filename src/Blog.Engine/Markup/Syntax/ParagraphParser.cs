using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// A line that lazily continues a paragraph of a quote or a list is never the line below a heading (CommonMark 0.31, example 92). Markdig tries it all the same, which costs the length of
/// the paragraph for every such line.
/// </summary>
internal sealed class ParagraphParser : ParagraphBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine || !IsLazy(processor, block)) return base.TryContinue(processor, block);
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }

    private static bool IsLazy(BlockProcessor processor, Block block) =>
        processor.IsLazy && block.Parent is (QuoteBlock or ListItemBlock) && block.Column != processor.Column;
}
