using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>Python-Markdown's callouts: <c>!!! note "标题"</c>, <c>??? note</c> (folded), <c>???+ note</c> (open), their content indented by four.</summary>
internal sealed partial class AdmonitionParser : BlockParser
{
    public AdmonitionParser() => OpeningCharacters = ['!', '?'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var match = Opening().Match(processor.Line.ToString());
        if (!match.Success) return BlockState.None;
        var container = new IndentedContainer(this)
        {
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
            Word = match.Groups["kind"].Value,
            Fold = match.Groups["mark"].Value switch { "???" => Fold.Closed, "???+" => Fold.Open, _ => Fold.None },
        };
        if (match.Groups["title"] is { Success: true } title && CalloutTitle.In(processor, Part(processor.Line, title)) is { } titleBlock) container.Add(titleBlock);
        processor.NewBlocks.Push(container);
        return BlockState.ContinueDiscard;
    }

    private static StringSlice Part(StringSlice line, Group part) => new(line.Text, line.Start + part.Index, line.Start + part.Index + part.Length - 1);

    public override BlockState TryContinue(BlockProcessor processor, Block block) => IndentedContainer.Continue(processor, block);

    [GeneratedRegex("""^(?<mark>!!!|\?\?\?\+?)[ \t]+(?<kind>[\p{L}_-]+)(?:(?:[ \t]+[\w-]+)*[ \t]+"(?<title>[^\n]*)"|[ \t]+(?<title>[^"\n]+?))?[ \t]*$""")]
    private static partial Regex Opening();
}

/// <summary>A block whose content is indented by four columns below its first line.</summary>
internal sealed class IndentedContainer(BlockParser parser) : ContainerBlock(parser)
{
    public required string Word { get; init; }

    public Fold Fold { get; init; }

    public static BlockState Continue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine) return BlockState.Continue;
        if (processor.Indent < 4) return BlockState.None;
        processor.GoToColumn(processor.ColumnBeforeIndent + 4);
        block.Span.End = processor.Line.End;
        return BlockState.Continue;
    }
}
