using Blog.Engine.Markup.Syntax;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>
/// The page's only <c>h1</c> is its title. A level-one heading that opens the body and says the title is left out;
/// where others of level one remain, every heading moves down by one.
/// </summary>
internal static class HeadingLevels
{
    /// <summary>Settles the levels and gives the text of the heading that was left out, or null.</summary>
    public static string? Settle(MarkdownDocument document, string? title)
    {
        var leading = TakeTitle(document, title);
        var headings = document.Blocks<HeadingBlock>().ToList();
        if (headings.Exists(heading => heading.Level == 1))
        {
            foreach (var heading in headings) heading.Level = int.Min(6, heading.Level + 1);
        }
        return leading;
    }

    private static string? TakeTitle(MarkdownDocument document, string? title)
    {
        var first = document.FirstOrDefault(block => block is not LinkReferenceDefinitionGroup and not BlankLineBlock);
        if (first is not HeadingBlock { Level: 1 } heading) return null;
        var text = VisibleText.Of(heading.Inline).Trim();
        if (text.Length == 0 || (title is not null && !Same(title, text))) return null;
        document.Remove(heading);
        return text;
    }

    private static bool Same(string title, string heading) =>
        string.Equals(title.Trim(), heading, StringComparison.OrdinalIgnoreCase) || HeadingIds.From(title) == HeadingIds.From(heading);
}
