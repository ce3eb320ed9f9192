using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax.Highlighting;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Tabs;

/// <summary><c>::: tabs</c> with marks or, as Quarto has it, headings in it; <c>::: code-group</c>, where each fence is a tab.</summary>
internal static partial class TabContainer
{
    public static bool IsOpenIn(BlockProcessor processor)
    {
        Block? block = processor.CurrentContainer;
        while (block is not (null or CustomContainer)) block = block.Parent;
        return block is CustomContainer container && Kind().IsMatch(InfoOf(container));
    }

    /// <summary>Puts a set of tabs in the place of a container; one in which nothing begins a tab stays what it is.</summary>
    public static void Shape(CustomContainer container)
    {
        if (Kind().Match(InfoOf(container)) is not { Success: true } kind) return;
        Func<Block, string?>[] ways = kind.Groups["code"].Success ? [FenceTitle] : [block => (block as TabMark)?.Title, HeadingTitle];
        if (ways.FirstOrDefault(way => container.Any(block => way(block) is not null)) is { } titleOf) Split(container, titleOf);
    }

    private static string InfoOf(CustomContainer container) => $"{container.Info} {container.Arguments}".Trim();

    private static string? HeadingTitle(Block block) => block is HeadingBlock heading ? VisibleText.Of(heading.Inline) : null;

    private static string? FenceTitle(Block block) =>
        block is FencedCodeBlock fence && FenceInfoParser.Parse($"{fence.Info} {fence.Arguments}") is var info ? info.Title ?? info.Language ?? "text" : null;

    /// <summary>What stands before the first tab stays before the set.</summary>
    private static void Split(CustomContainer container, Func<Block, string?> titleOf)
    {
        var set = new TabSet { Span = container.Span, Line = container.Line, Column = container.Column };
        var (parent, at) = (container.Parent!, container.Parent!.IndexOf(container));
        parent.RemoveAt(at);
        foreach (var block in container.ToList())
        {
            container.Remove(block);
            if (titleOf(block) is { } title) set.Add(new Tab(null) { Title = title, Span = block.Span, Line = block.Line });
            if (set.Count == 0) parent.Insert(at++, block);
            else if (block is not (TabMark or HeadingBlock) || titleOf(block) is null) ((Tab)set.LastChild!).Add(block);
        }
        parent.Insert(at, set);
    }

    [GeneratedRegex(@"^(?:\{?\s*\.?(?:tabs|tabset|panel-tabset)\b.*|(?<code>code-group)\b.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Kind();
}
