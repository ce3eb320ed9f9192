using Markdig.Extensions.CustomContainers;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>Markdig's <c>:::</c> containers, with the title behind the kind as a part of the tree: inline Markdown like any other text.</summary>
internal sealed class ContainerParser : CustomContainerParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var state = base.TryOpen(processor);
        if (state is not BlockState.None && processor.NewBlocks.TryPeek(out var block) && block is CustomContainer container && TitleIn(processor, line) is { } title)
            container.Add(title);
        return state;
    }

    /// <summary>Looked for in the line itself: what Markdig keeps of it is without its escapes.</summary>
    private static CalloutTitle? TitleIn(BlockProcessor processor, StringSlice line)
    {
        var title = ContainerInfo.Of(line.AsSpan().Trim().TrimStart(':').Trim().ToString()).Title;
        var at = title.Length == 0 ? -1 : line.Text.IndexOf(title, line.Start, line.Length, StringComparison.Ordinal);
        return at < 0 ? null : CalloutTitle.In(processor, new(line.Text, at, at + title.Length - 1));
    }
}
