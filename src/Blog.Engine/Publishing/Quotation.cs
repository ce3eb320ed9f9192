using System.Collections.Immutable;
using System.Net;
using Blog.Engine.Markup.Model;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Publishing;

/// <summary>The sentence of one post that links to another, the text of the link marked.</summary>
/// <param name="Sentence">Its formulas are of the post that quotes.</param>
/// <param name="Url">The section it stands in.</param>
public sealed record Quotation(SearchSnippet Sentence, string Url)
{
    /// <summary>UTF-16 units of a sentence that are shown.</summary>
    private const int Longest = 160;

    /// <summary>The first sentence in which a post links to another; null where only a heading, a picture or an embedding does.</summary>
    public static Quotation? Of(Post from, Post to, LinkTable links)
    {
        var link = from.Parsed.Outline.Links.FirstOrDefault(link => link is { Mention.Length: > 0, Kind: LinkKind.Inline or LinkKind.Wiki } && links.FindPost(from.Path, link)?.Path == to.Path);
        return link?.Mention is { } mention ? Around(mention, from) : null;
    }

    private static Quotation Around(Mention mention, Post from)
    {
        var section = from.Parsed.Outline.Sections.Read()[mention.Section];
        var link = mention.Start..Math.Min(mention.Start + mention.Length, section.Text.Length);
        var sentence = Sentences.Around(section.Text, link, Longest);
        var before = section.Text[sentence.Start..link.Start].TrimStart();
        var after = section.Text[link.End..sentence.End].TrimEnd();
        var html = $"{Begin(section.Text, sentence)}{WebUtility.HtmlEncode(before)}<mark>{WebUtility.HtmlEncode(section.Text[link])}</mark>{WebUtility.HtmlEncode(after)}{End(section.Text, sentence)}";
        return new(new(html, FormulasIn(section, sentence)), section.Heading is { } heading ? $"{from.Url}#{Uri.EscapeDataString(heading.Id)}" : from.Url.Encoded);
    }

    /// <summary>The marks of the sentence among all of the section, whose last formulas they stand for.</summary>
    private static ImmutableArray<string> FormulasIn(Section section, Range sentence)
    {
        var formulas = section.Math.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var text = section.Text.AsSpan();
        var behind = text[sentence.End..].Count(Section.FormulaMark);
        return [.. formulas.SkipLast(behind).TakeLast(text[sentence].Count(Section.FormulaMark))];
    }

    private static string Begin(string text, Range sentence) => IsCut(text, sentence.Start.Value) ? "…" : "";

    private static string End(string text, Range sentence) =>
        sentence.End.Value < text.Length && text[sentence.End.Value] is not '\n' && !Sentences.Ends(text.AsSpan(..sentence.End.Value), text[sentence.End.Value]) ? "…" : "";

    private static bool IsCut(string text, int start) =>
        start > 0 && text[start - 1] is not '\n' && !Sentences.Ends(text.AsSpan(..start), text[start]);
}
