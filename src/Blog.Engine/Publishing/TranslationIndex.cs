using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Which posts are one text in several languages: those of one <c>translationKey</c>.</summary>
public sealed class TranslationIndex
{
    public static readonly DiagnosticRule NoAnswer = new("BLOG205", Severity.Warning, "a translation has no counterpart");

    private readonly FrozenDictionary<string, ImmutableArray<Post>> groups;

    private TranslationIndex(FrozenDictionary<string, ImmutableArray<Post>> groups) => this.groups = groups;

    /// <summary>The post in all its languages, that of the site first; empty when it is in one alone.</summary>
    public ImmutableArray<Post> Of(Post post) =>
        post.Parsed.FrontMatter.TranslationKey is { } key && groups.TryGetValue(key, out var all) && all.Contains(post) ? all : [];

    /// <param name="posts">Every post that is shown.</param>
    /// <param name="language">The language of the site.</param>
    /// <param name="diagnostics">Takes what is wrong: a key that no second language answers to, and a language that stands twice, of which the older post counts.</param>
    public static TranslationIndex From(ImmutableArray<Post> posts, string language, List<Diagnostic> diagnostics)
    {
        var groups = new Dictionary<string, ImmutableArray<Post>>();
        foreach (var group in posts.Where(post => post.Parsed.FrontMatter.TranslationKey is not null).GroupBy(post => post.Parsed.FrontMatter.TranslationKey!))
        {
            var languages = group.OrderBy(post => post.Date).ThenBy(post => post.Path).GroupBy(post => post.Lang, StringComparer.OrdinalIgnoreCase).ToList();
            diagnostics.AddRange(languages.SelectMany(same => same.Skip(1).Select(post => Twice(post, same.First()))));
            if (languages.Count == 1) diagnostics.Add(Alone(languages[0].First()));
            else groups[group.Key] = [.. languages.Select(same => same.First()).OrderByDescending(post => post.Lang.Equals(language, StringComparison.OrdinalIgnoreCase))];
        }
        return new(groups.ToFrozenDictionary());
    }

    private static Diagnostic Alone(Post post) => NoAnswer.At(
        Place.WholeFile(post.Path),
        $"no published post in another language has translationKey: {post.Parsed.FrontMatter.TranslationKey}; give its translation the same key and its own lang, or remove the key");

    private static Diagnostic Twice(Post post, Post first) => NoAnswer.At(
        Place.WholeFile(post.Path),
        $"{first.Path} already is translationKey: {post.Parsed.FrontMatter.TranslationKey} in {post.Lang}; set lang to the language of this text, or give it another key");
}
