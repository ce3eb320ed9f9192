using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Lists;

/// <summary>
/// Chinese ordered lists: lines that begin with <c>1）</c>, <c>（1）</c> or <c>1、</c>, at least two in a row that count up.
/// To CommonMark they are one paragraph. The numbers become the list's own; anything irregular stays the text it was.
/// </summary>
internal sealed partial class NumberedLines : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += document =>
    {
        foreach (var paragraph in document.Blocks<ParagraphBlock>().ToList()) Split(paragraph);
    };

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Split(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not LiteralInline first || !Number().IsMatch(first.Content.ToString())) return;
        var starts = paragraph.Inline.OfType<LiteralInline>().Where(StartsLine).ToList();
        if (starts.Count < 2 || !CountUp(starts)) return;
        var list = new ListBlock(null!) { IsOrdered = true, BulletType = '1', OrderedDelimiter = ')', OrderedStart = NumberOf(first).ToString(CultureInfo.InvariantCulture), DefaultOrderedStart = "1", Span = paragraph.Span, Line = paragraph.Line };
        foreach (var line in Lines(paragraph.Inline, [.. starts])) list.Add(Item(line, paragraph));
        paragraph.ReplaceBy(list);
    }

    private static bool StartsLine(LiteralInline literal) =>
        literal.PreviousSibling is null or LineBreakInline && Number().IsMatch(literal.Content.ToString());

    private static bool CountUp(List<LiteralInline> starts) =>
        starts.Select(NumberOf).Zip(starts.Skip(1).Select(NumberOf)).All(pair => pair.Second == pair.First + 1);

    private static int NumberOf(LiteralInline literal) =>
        int.Parse(Number().Match(literal.Content.ToString()).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static List<List<Inline>> Lines(ContainerInline inline, HashSet<LiteralInline> starts)
    {
        var lines = new List<List<Inline>>();
        foreach (var child in inline.ToList())
        {
            child.Remove();
            if (child is LiteralInline literal && starts.Contains(literal)) lines.Add([Cut(literal)]);
            else lines[^1].Add(child);
        }
        foreach (var line in lines.Where(line => line[^1] is LineBreakInline)) line.RemoveAt(line.Count - 1);
        return lines;
    }

    private static LiteralInline Cut(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        literal.Content = new(text[Number().Match(text).Length..]);
        return literal;
    }

    private static ListItemBlock Item(List<Inline> line, ParagraphBlock from)
    {
        var paragraph = new ParagraphBlock { Inline = new ContainerInline(), Span = from.Span, Line = from.Line };
        foreach (var inline in line) paragraph.Inline.AppendChild(inline);
        return new(null!) { paragraph };
    }

    [GeneratedRegex(@"^\s*(?:[（(](?=\d{1,3}[)）]))?(\d{1,3})(?:[）、．]|(?<=[（(]\d+)\))\s*")]
    private static partial Regex Number();
}
