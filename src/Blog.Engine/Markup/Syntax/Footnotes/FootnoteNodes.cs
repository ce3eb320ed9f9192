using Blog.Engine.Markup.Parsing;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Footnotes;

/// <summary>The text of a footnote.</summary>
internal sealed class FootnoteText(BlockParser? parser) : ContainerBlock(parser)
{
    /// <summary>Empty for a footnote within a line.</summary>
    public required string Label { get; init; }

    /// <summary>Its number on the page, from 1; 0 until it is known.</summary>
    public int Number { get; set; }

    /// <summary>How often the text refers to it.</summary>
    public int Uses { get; set; }
}

/// <summary>All footnotes of a page, at its end.</summary>
internal sealed class FootnoteGroup() : ContainerBlock(null)
{
    /// <summary>Adds the footnotes of a part that came from elsewhere to those of the page it now stands in.</summary>
    public static void Move(ContainerBlock part, MarkdownDocument page)
    {
        foreach (var marks in part.Inlines<FootnoteMark>().GroupBy(mark => mark.Text!).ToList())
        {
            if (page.OfType<FootnoteGroup>().FirstOrDefault() is not { } group) page.Add(group = []);
            marks.Key.Parent?.Remove(marks.Key);
            group.Add(marks.Key);
            marks.Key.Number = group.Count;
            marks.Key.Uses = 0;
            foreach (var mark in marks) mark.Use = ++marks.Key.Uses;
        }
    }
}

/// <summary>The place in the text that refers to a footnote.</summary>
internal sealed class FootnoteMark(string label) : LeafInline
{
    public string Label => label;

    /// <summary>Null until it is known, which that of <c>^[an inline footnote]</c> is from the start.</summary>
    public FootnoteText? Text { get; set; }

    /// <summary>Which use of the footnote this is, from 1.</summary>
    public int Use { get; set; }
}
