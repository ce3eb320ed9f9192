using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax.Callouts;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tabs;

/// <summary>Material for MkDocs: <c>=== "标题"</c>, its content indented by four.</summary>
internal sealed partial class TabParser : BlockParser
{
    public TabParser() => OpeningCharacters = ['='];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || Opening().Match(processor.Line.ToString()) is not { Success: true } match) return BlockState.None;
        processor.NewBlocks.Push(new Tab(this)
        {
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
            Title = match.Groups["title"].Value.Trim(),
            IsFirst = match.Groups["mark"].Value.Contains('!', StringComparison.Ordinal),
            IsChosen = match.Groups["mark"].Value.Contains('+', StringComparison.Ordinal),
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => IndentedContainer.Continue(processor, block);

    [GeneratedRegex("""^===(?<mark>[!+]{0,2})[ \t]+["“](?<title>[^"”\n]*\S[^"”\n]*)["”][ \t]*$""")]
    private static partial Regex Opening();
}

/// <summary>The marks of VuePress (<c>@tab 标题</c>, <c>@tab:active 标题</c>) and VitePress (<c>== 标题</c>), within a <c>::: tabs</c> alone.</summary>
internal sealed partial class TabMarkParser : BlockParser
{
    public TabMarkParser() => OpeningCharacters = ['@', '='];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (!TabContainer.IsOpenIn(processor) || Mark().Match(processor.Line.ToString()) is not { Success: true } match) return BlockState.None;
        processor.NewBlocks.Push(new TabMark(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End), Title = match.Groups[1].Value.Trim() });
        return BlockState.BreakDiscard;
    }

    [GeneratedRegex(@"^(?:@tab(?::\w+)?|==)[ \t]+(\S.*)$")]
    private static partial Regex Mark();
}
