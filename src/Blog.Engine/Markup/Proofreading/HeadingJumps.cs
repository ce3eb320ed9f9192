using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>A heading more than one level below the one before it: who reads by headings looks for the level between. Where a text begins is its own affair.</summary>
internal static class HeadingJumps
{
    public static readonly DiagnosticRule Rule = new("BLOG114", Severity.Info, "a heading skips a level");

    public static IEnumerable<Diagnostic> In(MarkdownDocument document, MarkdownBody body)
    {
        var headings = document.OfType<HeadingBlock>().ToList();
        return headings.Zip(headings.Skip(1))
            .Where(pair => pair.Second.Level > pair.First.Level + 1)
            .Select(pair => Rule.At(body.PlaceAt(pair.Second.Span.Start), $"a heading of level {pair.Second.Level} follows one of level {pair.First.Level}; write {new string('#', pair.First.Level + 1)}, or the heading between them"));
    }
}
