using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Which posts are one text in several languages: those of one <c>translationKey</c>.</summary>
public sealed class TranslationIndex
{
    public static readonly DiagnosticRule NoAnswer = new("BLOG205", Severity.Warning, "a translation has no counterpart");

    private readonly VersionedDictionary<string, Translated> texts;

    private TranslationIndex(VersionedDictionary<string, Translated> texts) => this.texts = texts;

    /// <summary>The post in all its languages, that of the site first; empty when it is in one alone.</summary>
    public ImmutableArray<Post> Of(Post post) =>
        post.Parsed.FrontMatter.TranslationKey is { } key && texts.TryGetValue(key, out var text) && text.Posts.Contains(post) ? text.Posts : [];

    /// <param name="posts">Every post that is shown.</param>
    /// <param name="language">The language of the site.</param>
    /// <param name="diagnostics">Takes what is wrong: a key that no second language answers to, and a language that stands twice, of which the older post counts.</param>
    public static TranslationIndex From(ImmutableArray<Post> posts, string language, List<Diagnostic> diagnostics)
    {
        var texts = new List<Translated>();
        foreach (var group in posts.Where(post => post.Parsed.FrontMatter.TranslationKey is not null).GroupBy(post => post.Parsed.FrontMatter.TranslationKey!))
        {
            var languages = group.OrderBy(post => post.Date).ThenBy(post => post.Path).GroupBy(post => post.Lang, StringComparer.OrdinalIgnoreCase).ToList();
            diagnostics.AddRange(languages.SelectMany(same => same.Skip(1).Select(post => Twice(post, same.First()))));
            if (languages.Count == 1) diagnostics.Add(Alone(languages[0].First()));
            else texts.Add(new(group.Key, [.. languages.Select(same => same.First()).OrderByDescending(post => post.Lang.Equals(language, StringComparison.OrdinalIgnoreCase))]));
        }
        return new(new(texts, text => text.Key));
    }

    /// <summary>The same translations in other versions.</summary>
    internal TranslationIndex With(Revisions revisions) => new(texts.With(
        revisions.Before.Select(post => post.Parsed.FrontMatter.TranslationKey).OfType<string>().Distinct(),
        text => text with { Posts = revisions.In(text.Posts) }));

    private static Diagnostic Alone(Post post) => NoAnswer.At(
        Place.WholeFile(post.Path),
        $"no published post in another language has translationKey: {post.Parsed.FrontMatter.TranslationKey}; give its translation the same key and its own lang, or remove the key");

    private static Diagnostic Twice(Post post, Post first) => NoAnswer.At(
        Place.WholeFile(post.Path),
        $"{first.Path} already is translationKey: {post.Parsed.FrontMatter.TranslationKey} in {post.Lang}; set lang to the language of this text, or give it another key");

    private sealed record Translated(string Key, ImmutableArray<Post> Posts);
}
