using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Passes;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Citations;
using Blog.Engine.Markup.Syntax.Headings;
using Blog.Engine.Markup.Syntax.Highlighting;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup;

/// <summary>Syntax tree → outline.</summary>
internal static class OutlineReader
{
    private const int LeadLength = 160;

    public static Outline Read(MarkdownDocument document, MarkdownBody body)
    {
        var title = HeadingLevels.Settle(document, body.FrontMatter.Title);
        var numbers = PartNumbers.Of(document);
        new ReferencePass(document, numbers, Words.For(body.FrontMatter.Lang)).Run();
        var headings = document.Blocks<HeadingBlock>().ToDictionary(block => block, block => HeadingOf(block, body));
        var text = new OutlineText(document, headings);
        return new()
        {
            Headings = [.. document.Blocks<HeadingBlock>().Select(block => headings[block])],
            LeadingTitle = title,
            Links = [.. LinkReferences.Of(document, body, text.Mentions)],
            Includes = [.. document.Blocks<FencedCodeBlock>().Select(block => FileRegion.IncludedBy(block, body.Source.Path)).OfType<SitePath>().Distinct()],
            Sections = PackedSections.Of(text.Sections.AsSpan()),
            Anchors = Anchors.BesidesHeadings(document),
            Parts = numbers.Own,
            Citations = [.. document.Inlines<CitationInline>().Select(citation => citation.Mention)],
            Statistics = text.Statistics,
            Lead = Sentences.Lead(FirstParagraph(document), LeadLength),
            Diagnostics = [.. Findings.Of(document, body)],
        };
    }

    public static ImmutableArray<Heading> HeadingsOf(MarkdownDocument document, MarkdownBody body) =>
        [.. document.Blocks<HeadingBlock>().Where(block => !block.IsEmbedded()).Select(block => HeadingOf(block, body))];

    private static Heading HeadingOf(HeadingBlock block, MarkdownBody body) =>
        new(block.Level, OneLine(VisibleText.Of(block.Inline)), block.TryGetAttributes()?.Id ?? "", body.PlaceAt(block.Span.Start)) { Html = HeadingHtml.Of(block) };

    private static string FirstParagraph(MarkdownDocument document) =>
        document.Blocks<ParagraphBlock>().Select(paragraph => OneLine(VisibleText.Of(paragraph.Inline))).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
