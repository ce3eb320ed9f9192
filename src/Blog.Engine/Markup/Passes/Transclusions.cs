using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Parsing;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Footnotes;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.Transclusion;
using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Passes;

/// <summary>
/// Settles the links of a page, and puts in the place of every <c>![[note]]</c> that stands alone what it names: its links settled from where it comes from,
/// its footnotes among those of the page, its ids only where the page has not the same.
/// </summary>
internal sealed class Transclusions(BodyParser parser, ILinkResolver links, MarkdownDocument page, RenderTarget target)
{
    public static readonly DiagnosticRule Cycle = new("BLOG170", Severity.Warning, "a note embeds itself");
    public static readonly DiagnosticRule TooDeep = new("BLOG171", Severity.Warning, "notes are embedded too deeply or too often");

    private const int MaxDepth = 5;

    /// <summary>Most notes on one page, those within notes included.</summary>
    private const int MaxNotes = 200;

    /// <summary>Most units of work and most characters in the notes of one page.</summary>
    private const int MaxWork = 50_000;
    private const int MaxLength = 1_000_000;

    private readonly ParsingWork work = new(MaxWork);
    private readonly HashSet<string> ids = [.. page.InOrder().SelectMany(Anchors.IdsOf)];
    private int notes;
    private int length;

    public void Run(MarkdownBody body) => Settle(page, page, body, "", [Key(body.Source.Path, null)], null);

    /// <summary>Settles the links of a document, and the notes that <paramref name="part"/> of it embeds.</summary>
    private void Settle(MarkdownDocument document, IEnumerable<Block> part, MarkdownBody body, string url, ImmutableList<string> trail, int? offset)
    {
        var paragraphs = part.SelectMany(block => block is ParagraphBlock paragraph ? [paragraph] : block.Blocks<ParagraphBlock>()).ToList();
        var embeds = paragraphs.SelectMany(paragraph => Mark(paragraph, body)).ToList();
        new LinkPass(document, body, links, target, url).Run();
        foreach (var embed in embeds) Fill(embed, body, trail, offset ?? embed.Span.Start);
    }

    /// <summary>Puts empty notes in the place of a paragraph that consists of embeds alone.</summary>
    private List<EmbeddedNote> Mark(ParagraphBlock paragraph, MarkdownBody body)
    {
        var inlines = paragraph.Inline?.ToList() ?? [];
        if (!inlines.TrueForAll(inline => inline is LineBreakInline or WikiLinkInline { IsEmbed: true })) return [];
        var links = inlines.OfType<WikiLinkInline>().ToList();
        var marks = links.Select(link => Mark(link, body)).OfType<EmbeddedNote>().ToList();
        if (marks.Count == 0 || marks.Count < links.Count) return [];
        foreach (var mark in marks) paragraph.Parent!.Insert(paragraph.Parent.IndexOf(paragraph), mark);
        paragraph.Parent!.Remove(paragraph);
        return marks;
    }

    private EmbeddedNote? Mark(WikiLinkInline link, MarkdownBody body)
    {
        var reference = LinkReferences.From(link, body);
        if (reference.Kind is not LinkKind.Embed || links.Resolve(body.Source.Path, reference) is not LinkTarget.Page target) return null;
        return new(reference, target) { Shown = link.Shown, Span = link.Span, Line = link.Line, Column = link.Column };
    }

    private void Fill(EmbeddedNote note, MarkdownBody from, ImmutableList<string> trail, int offset)
    {
        if (!note.Target.AnchorFound || links.Note(from.Source.Path, note.Reference) is not { } body) return;
        var key = Key(body.Source.Path, note.Target.Anchor);
        if (trail.Contains(key)) page.Report(Cycle, offset, $"'{note.Shown}' contains the place that embeds it; a link is shown instead");
        else if (trail.Count > MaxDepth || ++notes > MaxNotes || (length += body.Source.Value.Length - body.BodyStart) > MaxLength || work.IsSpent) Refuse(note, offset);
        else Embed(note, body with { FrontMatter = body.FrontMatter with { Title = note.Target.Title } }, trail.Add(key), offset);
    }

    private void Embed(EmbeddedNote note, MarkdownBody body, ImmutableList<string> trail, int offset)
    {
        note.Body = body;
        var document = parser.Parse(body, work);
        if (work.IsSpent)
        {
            Refuse(note, offset);
            return;
        }
        HeadingLevels.Settle(document, body.FrontMatter.Title);
        Settle(document, NamedPart.Of(document, note.Target.Anchor), body, note.Target.Url, trail, offset);
        foreach (var block in NamedPart.Of(document, note.Target.Anchor))
        {
            block.Parent!.Remove(block);
            note.Add(block);
        }
        foreach (var item in note.InOrder()) DropTakenId(item);
        FootnoteGroup.Move(note, page);
    }

    private void Refuse(EmbeddedNote note, int offset) =>
        page.Report(TooDeep, offset, $"notes are embedded {MaxDepth} deep, {MaxNotes} on a page and {MaxLength:N0} characters together; a link to '{note.Shown}' is shown instead");

    private void DropTakenId(MarkdownObject item)
    {
        if (item is IFormula { Labels.Length: > 0 } formula)
        {
            formula.Labels = [.. formula.Labels.Where(ids.Add)];
            item.GetAttributes().Id = formula.Labels.FirstOrDefault();
            return;
        }
        if (item.TryGetAttributes() is { Id: { } id } attributes && !ids.Add(id)) attributes.Id = null;
    }

    private static string Key(SitePath path, string? anchor) => $"{path}#{anchor}";
}
