using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Publishing.Review;

/// <summary>
/// One tag in several spellings: other case, other width, spaces, hyphens or underscores, traditional characters. Posts of different languages may differ.
/// The spelling that most posts have is the one that is meant.
/// </summary>
internal static partial class TagSpellings
{
    public static readonly DiagnosticRule Rule = new("BLOG232", Severity.Info, "a tag is spelled like another one");

    public static IEnumerable<Diagnostic> In(ImmutableArray<Post> posts)
    {
        var tags = posts.SelectMany(post => WrittenTag.In(post.Parsed.Source.Text).Select(tag => new Use(post, tag))).ToList();
        return
        [
            .. tags.Select(use => use.Tag.Check(use.Post.Parsed.Source.Text)).OfType<Diagnostic>(),
            .. tags.GroupBy(use => (use.Post.Lang, Key(use.Tag.Word))).SelectMany(Differences),
        ];
    }

    private static IEnumerable<Diagnostic> Differences(IEnumerable<Use> uses)
    {
        var spellings = uses.GroupBy(use => use.Word).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return spellings.Skip(1).SelectMany(others => others).Select(use => Difference(use, spellings[0].Key, spellings[0].Count()));
    }

    private static Diagnostic Difference(Use use, string meant, int count) =>
        Rule.At(use.Post.Parsed.Source.Text.PlaceAt(use.Tag.WordStart), $"the tag '{use.Word}' is '{meant}' in {count} other {(count == 1 ? "post" : "posts")}; write it the same way") with
        {
            Edits = use.Tag.IsLiteral && (use.Tag.IsQuoted ? !meant.AsSpan().ContainsAny("\"'\\") : Bare().IsMatch(meant)) ? [new(use.Tag.WordStart, use.Tag.Word.Length, meant)] : [],
        };

    private static string Key(string tag) =>
        string.Concat(Fold.Of(tag.Normalize(NormalizationForm.FormC).TrimStart('#')).Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_')));

    /// <summary>What YAML reads as itself without quotation marks, in a list of either form.</summary>
    [GeneratedRegex(@"^\p{L}[\p{L}\p{N}+./_-]*(?: [\p{L}\p{N}+./_-]+)*\z")]
    private static partial Regex Bare();

    private sealed record Use(Post Post, WrittenTag Tag)
    {
        public string Word { get; } = Tag.Word.Normalize(NormalizationForm.FormC).TrimStart('#');
    }
}
