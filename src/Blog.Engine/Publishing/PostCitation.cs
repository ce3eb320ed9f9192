using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Syntax.Citations;

namespace Blog.Engine.Publishing;

/// <summary>How others cite a post.</summary>
/// <param name="Text">A line of GB/T 7714-2015, without the day of access, which only the reader knows.</param>
/// <param name="BibTex">An entry that <see cref="Bibliography"/> reads back.</param>
public sealed record PostCitation(string Text, string BibTex)
{
    public static PostCitation Of(Post post, SiteSettings settings)
    {
        var entry = EntryOf(post, settings);
        var dated = entry with { Fields = entry.Fields.SetItem("date", post.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) };
        return new(ReferenceText.Plain(dated, CitationStyle.Gbt7714), BibWriter.Write(entry));
    }

    private static BibEntry EntryOf(Post post, SiteSettings settings) => new("misc", KeyOf(post), ImmutableDictionary.CreateRange<string, string>(
    [
        new("author", (post.Author ?? settings.Author) is { Length: > 0 } author ? BibWriter.Escape(author) : $"{{{BibWriter.Escape(settings.Title)}}}"),
        new("title", $"{{{BibWriter.Escape(post.Title)}}}"),
        new("howpublished", BibWriter.Escape(settings.Title)),
        new("year", post.Date.ToString("yyyy", CultureInfo.InvariantCulture)),
        new("month", post.Date.ToString("%M", CultureInfo.InvariantCulture)),
        new("url", settings.BaseUrl + post.Url),
    ]));

    /// <summary>Letters and digits that BibTeX takes everywhere, and the year: <c>adaboost2026</c>, <c>post2026</c>.</summary>
    private static string KeyOf(Post post)
    {
        var letters = string.Concat(post.Slug.Value.Where(char.IsAsciiLetterOrDigit));
        return (letters.Length == 0 ? "post" : letters) + post.Date.Year.ToString(CultureInfo.InvariantCulture);
    }
}
