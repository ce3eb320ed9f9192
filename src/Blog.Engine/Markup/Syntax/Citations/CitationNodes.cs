using System.Collections.Immutable;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>One work that a citation names, and what its author wrote around the key: <c>见 @vaswani2017, 第 3 页</c>.</summary>
internal sealed record CitedWork(string Key, string Before, string After);

/// <summary><c>[@a; @b, p. 3]</c>, or <c>@a</c> within the sentence. It lives until the page knows its bibliography: what that has not is text again.</summary>
internal sealed class CitationInline(ImmutableArray<CitedWork> works, string source, bool isNarrative) : LeafInline, IInlineNode
{
    public ImmutableArray<CitedWork> Works => works;

    /// <summary>As the author wrote it.</summary>
    public string Source => source;

    /// <summary>A part of the sentence: the authors are shown, and the number behind them.</summary>
    public bool IsNarrative => isNarrative;

    /// <summary>The authors, before the number of a narrative citation.</summary>
    public string Authors { get; set; } = "";

    /// <summary>Which entry of the bibliography each work is; null where it has none.</summary>
    public ImmutableArray<CitedEntry?> Entries { get; set; } = [];

    /// <summary>Which citation of the page this is, from 1.</summary>
    public int Use { get; set; }

    /// <summary>What the rest of the site knows of it.</summary>
    public Citation Mention => new([.. Works.Select(work => work.Key)], Source, IsNarrative);

    public void Show(VisibleText text)
    {
        if (IsNarrative) text.Append(Authors.Length > 0 ? Authors : Source);
    }

    public void Excerpt(ExcerptWriter excerpt) => excerpt.Text(Use == 0 ? Source : Authors);
}

/// <summary>An entry of the page's bibliography: its number, and the citations that lead to it.</summary>
internal sealed record CitedEntry(BibEntry Entry, int Number)
{
    public List<int> Uses { get; } = [];
}

/// <summary>The bibliography of a page.</summary>
internal sealed class BibliographyList(IReadOnlyList<CitedEntry> entries) : LeafBlock(null)
{
    public IReadOnlyList<CitedEntry> Entries => entries;
}

/// <summary><c>::: bibliography</c>, where an author wants it.</summary>
internal sealed class BibliographyPlace() : ContainerBlock(null);
