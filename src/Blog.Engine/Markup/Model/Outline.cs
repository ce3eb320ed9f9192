using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>What parsing finds in a body without rendering it: enough to link, list and index a post. Holds no syntax tree.</summary>
public sealed record Outline
{
    public static Outline Empty { get; } = new();

    public ImmutableArray<Heading> Headings { get; init; } = [];

    /// <summary>The text of a level-one heading that opens the body; the page shows it as its title and the body leaves it out.</summary>
    public string? LeadingTitle { get; init; }

    public ImmutableArray<LinkReference> Links { get; init; } = [];

    /// <summary>Files whose text code blocks show.</summary>
    public ImmutableArray<SitePath> Includes { get; init; } = [];

    /// <summary>Text by heading, for search, related posts and quotations.</summary>
    [JsonIgnore] // saved beside the rest: it is as long as all of that and need not be understood
    public PackedSections Sections { get; init; } = PackedSections.Empty;

    /// <summary>Ids that a fragment may name besides headings: block references, equation and figure labels.</summary>
    public ImmutableArray<string> Anchors { get; init; } = [];

    /// <summary>The equations, figures and tables that have a name, with their numbers.</summary>
    public ImmutableDictionary<string, PartNumber> Parts { get; init; } = ImmutableDictionary<string, PartNumber>.Empty;

    /// <summary>What the body cites, and every <c>@name</c> that may turn out to be a citation.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    public TextStatistics Statistics { get; init; }

    /// <summary>A description cut from the first paragraph: plain text, at most 160 characters, cut at a sentence end.</summary>
    public string Lead { get; init; } = "";

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>A heading as it stands in the page: its level (1–6), its plain text and its id.</summary>
public sealed record Heading(int Level, string Text, string Id, Place Place)
{
    /// <summary>The heading as HTML without links, where it holds rendered formulas; null where <see cref="Text"/> says it all.</summary>
    public string? Html { get; init; }
}

/// <summary>
/// The visible text below one heading (null before the first): prose, code, and LaTeX sources with an empty line between formulas. Each
/// <see cref="FormulaMark"/> of the prose is a formula: the last ones of <paramref name="Math"/> in order; those before are the heading's.
/// </summary>
public sealed record Section(Heading? Heading, string Text, string Code, string Math)
{
    /// <summary>U+FFFC, the object replacement character.</summary>
    public const char FormulaMark = '\uFFFC';
}

/// <summary>Sizes of a post, for reading time: Han characters, other words, lines of code, formulas.</summary>
public readonly record struct TextStatistics(int HanCharacters, int Words, int CodeLines, int Formulas)
{
    /// <summary>400 Han characters, 220 words, 60 lines of code or 20 formulas a minute; at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round((HanCharacters / 400.0) + (Words / 220.0) + (CodeLines / 60.0) + (Formulas / 20.0)));
}
