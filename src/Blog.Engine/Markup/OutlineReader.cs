using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Citations;
using Blog.Engine.Markup.Excerpts;
using Blog.Engine.Markup.Figures;
using Blog.Engine.Markup.Formulas;
using Blog.Engine.Markup.Headings;
using Blog.Engine.Markup.Highlighting;
using Blog.Engine.Markup.Links;
using Blog.Engine.Markup.RawHtml;
using Blog.Engine.Markup.References;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Tabs;
using Blog.Engine.Markup.Transclusion;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup;

/// <summary>Syntax tree → outline, in one walk.</summary>
internal sealed partial class OutlineReader
{
    private const int LeadLength = 160;

    private readonly IReadOnlyDictionary<HeadingBlock, Heading> headings;
    private readonly ImmutableArray<Section>.Builder sections = ImmutableArray.CreateBuilder<Section>();
    private readonly StringBuilder text = new();
    private readonly StringBuilder code = new();
    private readonly StringBuilder math = new();
    private readonly List<(Inline Link, int Start, int Length)> links = [];
    private readonly Dictionary<Inline, Mention> mentions = new(ReferenceEqualityComparer.Instance);
    private Heading? heading;
    private int codeLines;
    private int formulas;

    private OutlineReader(IReadOnlyDictionary<HeadingBlock, Heading> headings) => this.headings = headings;

    public static Outline Read(MarkdownDocument document, MarkdownBody body)
    {
        var title = HeadingLevels.Settle(document, body.FrontMatter.Title);
        var numbers = PartNumbers.Of(document);
        new ReferencePass(document, numbers, Words.For(body.FrontMatter.Lang)).Run();
        var headings = document.Blocks<HeadingBlock>().ToDictionary(block => block, block => HeadingOf(block, body));
        var reader = new OutlineReader(headings);
        reader.Read(document);
        reader.EndSection();
        var sections = reader.sections.ToImmutable();
        return new()
        {
            Headings = [.. document.Blocks<HeadingBlock>().Select(block => headings[block])],
            LeadingTitle = title,
            Links = [.. LinkReferences.Of(document, body, reader.mentions)],
            Includes = [.. document.Blocks<FencedCodeBlock>().Select(block => FileRegion.IncludedBy(block, body.Source.Path)).OfType<SitePath>().Distinct()],
            Sections = PackedSections.Of(sections.AsSpan()),
            Anchors = Anchors.BesidesHeadings(document),
            Parts = numbers.Own,
            Citations = [.. document.Inlines<CitationInline>().Select(Citation.From)],
            Statistics = reader.Count(sections),
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

    private void Read(Block block)
    {
        switch (block)
        {
            case HeadingBlock next: StartSection(next); break;
            case FormulaBlock formula: Display(formula); break;
            case CodeBlock lines: Code(lines); break;
            case RawBlock raw: Line(Unmarked(HtmlText.Of(raw.Html))); break;
            case LeafBlock { Inline: not null } leaf: Prose(leaf); break;
            case LinkReferenceDefinitionGroup: break;
            case Tab tab:
                Line(tab.Title);
                Children(tab);
                break;
            case ContainerBlock container: Children(container); break;
        }
    }

    private void Children(ContainerBlock container)
    {
        foreach (var child in container) Read(child);
    }

    private void StartSection(HeadingBlock next)
    {
        EndSection();
        heading = headings[next];
        foreach (var formula in next.Inlines<FormulaInline>()) Formula(formula);
    }

    private void EndSection()
    {
        var whole = text.ToString();
        var blank = whole.Length - whole.AsSpan().TrimStart().Length;
        foreach (var (link, start, length) in links) mentions[link] = new(sections.Count, Math.Max(0, start - blank), length);
        if (heading is not null || text.Length + code.Length + math.Length > 0)
            sections.Add(new(heading, whole.Trim(), code.ToString().TrimEnd(), math.ToString().TrimEnd()));
        links.Clear();
        text.Clear();
        code.Clear();
        math.Clear();
    }

    private void Prose(LeafBlock leaf)
    {
        var shown = new VisibleParts();
        var start = text.Length;
        Line(VisibleText.Of(leaf.Inline, shown));
        links.AddRange(shown.Links.Select(link => link with { Start = start + link.Start }));
        if (leaf is Figure { Caption: { } caption }) Line(Unmarked(caption));
        foreach (var formula in shown.Formulas) Formula(formula);
    }

    private static string Unmarked(string text) => text.Replace(Section.FormulaMark, ' ');

    private void Display(FormulaBlock formula)
    {
        text.Append(Section.FormulaMark).Append('\n');
        Formula(formula);
    }

    private void Formula(IFormula formula)
    {
        formulas++;
        math.Append(EmptyLines().Replace(formula.Source.Trim(), "\n")).Append("\n\n");
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex EmptyLines();

    private void Code(CodeBlock block)
    {
        codeLines += block.Lines.Count;
        code.Append(block.Lines).Append('\n');
    }

    private void Line(string line) => text.Append(line).Append('\n');

    private TextStatistics Count(ImmutableArray<Section> sections)
    {
        var (han, words) = (0, 0);
        foreach (var section in sections)
        {
            WordCount.Add(section.Text, ref han, ref words);
            WordCount.Add(section.Heading?.Text ?? "", ref han, ref words);
        }
        return new(han, words, codeLines, formulas);
    }
}
