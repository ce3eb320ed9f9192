using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Parsing;
using Blog.Engine.Markup.Passes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>
/// GB/T 7714 sets numbers high, pages behind the bracket: <c>[1,3-5]</c>, <c>[2]37</c>. IEEE sets them in the line: <c>[1], [3]–[5]</c>.
/// Words of the author stand in the bracket in both: <c>[见 1, 第 3 章; 2]</c>.
/// </summary>
internal sealed partial class CitationRenderer : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        var body = (BodyRenderer)renderer;
        if (!renderer.EnableHtmlForInline) renderer.WriteEscape(citation.IsNarrative ? citation.Authors : "");
        else if (citation.Use == 0) renderer.Write("<span class=\"missing-link\">").WriteEscape(citation.Source).Write("</span>");
        else Write(body, citation);
    }

    private static void Write(BodyRenderer renderer, CitationInline citation)
    {
        renderer.WriteEscape(citation.Authors);
        var isHigh = renderer.CitationStyle is CitationStyle.Gbt7714 && (IsPlain(citation) || PagesOf(citation) is not null);
        if (!isHigh && citation.IsNarrative) renderer.Write(' ');
        var tag = isHigh ? "sup" : "span";
        renderer.Write('<').Write(tag).Write(" class=\"citation\" id=\"").Write(IdOfUse(citation.Use)).Write("\">");
        if (IsPlain(citation)) WriteNumbers(renderer, citation);
        else if (isHigh) WriteNumbers(renderer, citation).Write(PagesOf(citation)!);
        else WriteWords(renderer, citation);
        renderer.Write("</").Write(tag).Write('>');
    }

    public static string IdOfUse(int use) => string.Create(CultureInfo.InvariantCulture, $"cite-{use}");

    private static bool IsPlain(CitationInline citation) =>
        citation.Works.All(work => work.Before.Length + work.After.Length == 0) && citation.Entries.All(entry => entry is not null);

    /// <summary>The pages of a citation of one work that says nothing else: <c>, p. 37</c>, <c>，第 37 页</c>.</summary>
    private static string? PagesOf(CitationInline citation) =>
        citation is { Works: [{ Before: "", After: var after }], Entries: [not null] } && Pages().Match(after) is { Success: true } match ? match.Groups[1].Value.Replace('–', '-') : null;

    /// <summary>Numbers in order, three or more in a row as a range.</summary>
    private static BodyRenderer WriteNumbers(BodyRenderer renderer, CitationInline citation)
    {
        var isIeee = renderer.CitationStyle is CitationStyle.Ieee;
        var numbers = citation.Entries.Select(entry => entry!.Number).Distinct().Order().ToList();
        if (!isIeee) renderer.Write('[');
        for (var i = 0; i < numbers.Count; i++)
        {
            var isWithin = i > 0 && i + 1 < numbers.Count && numbers[i - 1] == numbers[i] - 1 && numbers[i + 1] == numbers[i] + 1;
            if (isWithin) continue;
            var isEndOfRange = i > 1 && numbers[i - 2] == numbers[i] - 2;
            if (i > 0) renderer.Write((isIeee, isEndOfRange) switch { (true, true) => "–", (true, false) => ", ", (false, true) => "-", _ => "," });
            WriteLink(renderer, numbers[i], isIeee ? "[" : "", isIeee ? "]" : "");
        }
        if (!isIeee) renderer.Write(']');
        return renderer;
    }

    private static void WriteWords(BodyRenderer renderer, CitationInline citation)
    {
        renderer.Write('[');
        for (var i = 0; i < citation.Works.Length; i++)
        {
            var (work, entry) = (citation.Works[i], citation.Entries[i]);
            if (i > 0) renderer.Write("; ");
            if (work.Before.Length > 0) renderer.WriteEscape(work.Before).Write(' ');
            if (entry is not null) WriteLink(renderer, entry.Number, "", "");
            else renderer.Write("<span class=\"missing-link\">@").WriteEscape(work.Key).Write("</span>");
            renderer.WriteEscape(work.After);
        }
        renderer.Write(']');
    }

    private static void WriteLink(HtmlRenderer renderer, int number, string before, string after)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        renderer.Write("<a href=\"#ref-").Write(text).Write("\" role=\"doc-biblioref\">").Write(before).Write(text).Write(after).Write("</a>");
    }

    [GeneratedRegex(@"^\s*[,，]?\s*(?:pp?\.|pages?|第)?\s*(\d+(?:\s*[-–,]+\s*\d+)*)\s*页?\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Pages();
}

internal sealed class BibliographyRenderer : HtmlObjectRenderer<BibliographyList>
{
    protected override void Write(HtmlRenderer renderer, BibliographyList list)
    {
        var body = (BodyRenderer)renderer;
        renderer.EnsureLine();
        renderer.Write("<section class=\"bibliography\" id=\"").Write(CitationPass.Id).Write("\" role=\"doc-bibliography\" aria-label=\"").WriteEscape(body.Words.References).WriteLine("\">");
        renderer.WriteLine("<ol>");
        foreach (var cited in list.Entries) Write(body, cited);
        renderer.WriteLine("</ol>").WriteLine("</section>");
    }

    private static void Write(BodyRenderer renderer, CitedEntry cited)
    {
        renderer.Write("<li id=\"ref-").Write(cited.Number.ToString(CultureInfo.InvariantCulture)).Write("\">");
        foreach (var piece in ReferenceText.Of(cited.Entry, renderer.CitationStyle)) Write(renderer, piece);
        foreach (var use in renderer.HasFurniture ? cited.Uses : [])
        {
            renderer.Write(" <a href=\"#").Write(CitationRenderer.IdOfUse(use)).Write("\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"");
            renderer.WriteEscape(renderer.Words.BackToText).Write("\">↩</a>");
        }
        renderer.WriteLine("</li>");
    }

    private static void Write(BodyRenderer renderer, ReferencePiece piece)
    {
        if (piece.Url is not null) renderer.Write("<a href=\"").WriteEscapeUrl(piece.Url).Write("\" rel=\"external noopener\">").WriteEscape(piece.Text).Write("</a>");
        else if (piece.IsItalic) renderer.Write("<em>").WriteEscape(piece.Text).Write("</em>");
        else renderer.WriteEscape(piece.Text);
    }
}
