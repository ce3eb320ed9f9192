using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Footnotes;

/// <summary><c>[^label]: text</c>, its further paragraphs indented by four.</summary>
internal sealed partial class FootnoteTextParser : BlockParser
{
    public FootnoteTextParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) is not '^') return BlockState.None;
        var match = Opening().Match(processor.Line.AsSpan()[..int.Min(processor.Line.Length, 200)].ToString());
        if (!match.Success) return BlockState.None;
        processor.NewBlocks.Push(new FootnoteText(this)
        {
            Label = match.Groups[1].Value,
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
        });
        processor.GoToColumn(processor.Column + match.Length);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.Continue;
        if (processor.Indent < 4) return BlockState.None;
        processor.GoToColumn(processor.ColumnBeforeIndent + 4);
        block.Span.End = processor.Line.End;
        return BlockState.Continue;
    }

    [GeneratedRegex(@"^\[\^([^\]\[\s]+)\]:[ \t]*")]
    private static partial Regex Opening();
}
