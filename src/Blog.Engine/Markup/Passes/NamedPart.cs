using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Footnotes;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>The blocks that a fragment names: a heading with everything below it, a single block, or without a fragment all.</summary>
internal static class NamedPart
{
    public static List<Block> Of(MarkdownDocument document, string? id)
    {
        var content = document.Where(block => block is not (FootnoteGroup or LinkReferenceDefinitionGroup)).ToList();
        if (id is null) return content;
        return document.Blocks<Block>().FirstOrDefault(block => block.TryGetAttributes()?.Id == id) switch
        {
            HeadingBlock heading => Section(heading),
            ListItemBlock { Parent: ListBlock list } item => [Only(list, item)],
            { } block => [block],
            null => [],
        };
    }

    private static List<Block> Section(HeadingBlock heading) =>
        [heading, .. heading.Parent!.SkipWhile(block => block != heading).Skip(1).TakeWhile(block => block is not FootnoteGroup && !(block is HeadingBlock next && next.Level <= heading.Level))];

    private static ListBlock Only(ListBlock list, ListItemBlock item)
    {
        foreach (var other in list.Where(other => other != item).ToList()) list.Remove(other);
        return list;
    }
}
