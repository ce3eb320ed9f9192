using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>One file, understood without its neighbours.</summary>
public sealed record ParsedPost(SourceFile Source, FrontMatter FrontMatter, int BodyStart, Outline Outline)
{
    public required string Title { get; init; }

    public required DateTimeOffset Date { get; init; }

    /// <summary>Neither the author nor the name of the file says a date. The time of a file schedules nothing: it may be later than the clock was when the look at the folder began, or than this machine's clock is.</summary>
    public bool IsDatedByFile => FrontMatter.Date is null && PostName.From(Path).Date is null;

    /// <summary>The last change: what the author says, else the last commit that changed the file, where it was made on a later day than the post is of.</summary>
    public DateTimeOffset? Updated => FrontMatter.Updated ?? (Source.CommittedAt?.ToOffset(Date.Offset) is { } commit && commit.Date > Date.Date ? commit : null);

    /// <summary>The slug the post asks for; the site may have to number it.</summary>
    public required Slug Slug { get; init; }

    public required string Lang { get; init; }

    public required bool IsDraft { get; init; }

    public required bool IsPage { get; init; }

    /// <summary>Nothing of it can be shown: the file is not text, or its body cannot be parsed.</summary>
    public required bool IsLeftOut { get; init; }

    public required System.Collections.Immutable.ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Its own text has an error: what is shown of it may not be what its author meant.</summary>
    public bool IsBroken => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>Keeps its texts in a file from now on.</summary>
    /// <exception cref="IOException">The disk is full; the rest stays in memory.</exception>
    public void MoveTo(SpillFile file)
    {
        Source.MoveTo(file);
        Outline.Sections.Texts.MoveTo(file);
    }

    public SitePath Path => Source.Path;

    public MarkdownBody Body => new(Source.Text, BodyStart, FrontMatter);
}
