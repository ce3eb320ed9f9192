using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Parsing;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Citations;
using Blog.Engine.Markup.Syntax.Footnotes;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Passes;

/// <summary>Numbers the citations of a page in reading order and sets its bibliography. What an embedded note cites comes from the bibliography beside that note.</summary>
internal sealed class CitationPass(MarkdownDocument document, MarkdownBody page, Func<SitePath, Bibliography?> bibliographyOf, Words words)
{
    public static readonly DiagnosticRule UnknownKey = new("BLOG190", Severity.Warning, "a citation names no entry of the bibliography");

    /// <summary>The id by which search leads to a bibliography.</summary>
    public const string Id = "bibliography";

    private readonly Dictionary<BibEntry, CitedEntry> cited = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SitePath, Bibliography?> known = [];
    private int uses;

    public void Run()
    {
        foreach (var citation in document.Inlines<CitationInline>().ToList()) Settle(citation);
        if (cited.Count > 0) Place(new([.. cited.Values]));
    }

    private void Settle(CitationInline citation)
    {
        var bibliography = BibliographyFor(citation);
        if (citation.IsNarrative) Narrate(citation, bibliography);
        else Cite(citation, bibliography, [.. citation.Works.Select(work => bibliography?.Find(work.Key))]);
    }

    private Bibliography? BibliographyFor(CitationInline citation)
    {
        var path = (citation.Note()?.Body ?? page).Source.Path;
        if (!known.TryGetValue(path, out var bibliography)) known.Add(path, bibliography = bibliographyOf(path));
        return bibliography;
    }

    /// <summary>An <c>@name</c> that the bibliography has not is a name: a user, an annotation. So is one that is a link.</summary>
    private void Narrate(CitationInline citation, Bibliography? bibliography)
    {
        if (bibliography?.FindAtStart(citation.Works[0].Key) is not { } entry || IsInLink(citation))
        {
            citation.ReplaceBy(Tree.Literal(citation.Source, citation));
            return;
        }
        var rest = citation.Works[0].Key[entry.Key.Length..];
        if (rest.Length > 0) citation.InsertAfter(Tree.Literal(rest, citation));
        citation.Authors = Narration.AuthorsOf(entry, words);
        Number(citation, [entry]);
    }

    private static bool IsInLink(Inline inline)
    {
        Inline? parent = inline.Parent;
        while (parent is not (null or LinkInline)) parent = parent.Parent;
        return parent is not null;
    }

    private void Cite(CitationInline citation, Bibliography? bibliography, ImmutableArray<BibEntry?> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i] is null && (bibliography is not null || citation.Works[i].Before.Length == 0)) ReportUnknown(citation, citation.Works[i].Key, bibliography);
        }
        if (bibliography is null) citation.ReplaceBy(Tree.Literal(citation.Source, citation));
        else Number(citation, entries);
    }

    private void ReportUnknown(CitationInline citation, string key, Bibliography? bibliography)
    {
        if (citation.IsEmbedded()) return;
        var where = bibliography is null ? "there is no references.bib beside the post or in a folder above it" : $"{bibliography.Path} has no such entry";
        document.Report(UnknownKey, citation.Span.Start, $"'@{key}' cannot be cited: {where}");
    }

    private void Number(CitationInline citation, ImmutableArray<BibEntry?> entries)
    {
        citation.Entries = [.. entries.Select(entry => entry is null ? null : EntryOf(entry))];
        if (citation.Entries.All(entry => entry is null)) return;
        citation.Use = ++uses;
        foreach (var entry in citation.Entries.OfType<CitedEntry>().Distinct()) entry.Uses.Add(citation.Use);
    }

    private CitedEntry EntryOf(BibEntry entry)
    {
        if (!cited.TryGetValue(entry, out var number)) cited.Add(entry, number = new(entry, cited.Count + 1));
        return number;
    }

    /// <summary>Where the author wants it; else at the end, below the last heading where nothing else is, or below one of its own.</summary>
    private void Place(BibliographyList list)
    {
        if (document.Blocks<BibliographyPlace>().FirstOrDefault(place => !place.IsEmbedded()) is { } place)
        {
            place.Add(list);
            return;
        }
        var end = document.LastOrDefault(block => block is not (FootnoteGroup or LinkReferenceDefinitionGroup)) is { } last ? document.IndexOf(last) + 1 : 0;
        document.Insert(end, list);
        if (end == 0 || document[end - 1] is not HeadingBlock) document.Insert(end, Heading());
    }

    private HeadingBlock Heading()
    {
        var heading = new HeadingBlock(null!) { Level = 2, HeaderChar = '#', Inline = new ContainerInline() };
        heading.Inline.AppendChild(new LiteralInline(words.References));
        var ids = new HeadingIds();
        foreach (var taken in document.InOrder().SelectMany(Anchors.IdsOf)) ids.Unique(taken, isId: true);
        heading.GetAttributes().Id = ids.Unique(words.References, isId: false);
        return heading;
    }
}
