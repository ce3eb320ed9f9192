using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Publishing;
using Blog.Tests.Corpora;

namespace Blog.Tests.Markup;

/// <summary>The law of conservation on other people's blogs: prints what each page lost and holds that it is next to nothing.</summary>
public sealed partial class CorporaConservationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names() => [.. Corpus.All.Select(corpus => corpus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pages_of_a_corpus_keep_their_Han_characters(string name)
    {
        Corpus.SkipWithoutCorpora();
        var site = Corpus.All.Single(corpus => corpus.Name == name).Site();
        var (total, lost) = (0, 0);
        foreach (var post in site.Posts.Concat(site.Pages))
        {
            var source = Syntax().Replace(post.Parsed.Body.Text, " ");
            var missing = VisibleWords.Lost(source, post.Title + VisibleWords.OfHtml(site.Render(post).Html)).Where(word => word.Length == 1).ToList();
            total += source.Length;
            lost += missing.Count;
            if (missing.Count > 0) output.WriteLine($"{post.Path}: {string.Join("", missing.Take(40))}");
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {lost} kinds of characters lost in {total} characters"));

        Assert.InRange(lost, 0, 2);
    }

    /// <summary>What no reader is meant to see: comments, scripts and style sheets, the words behind a fence, definitions of links and abbreviations, attributes of tags.</summary>
    [GeneratedRegex(@"<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?</\1>|^[ >]*(?:```|~~~).*|^[ >]*\*?\[[^\]\n]*\]:.*|<[A-Za-z/][^<>\n]*>|\{[:#%][^}\n]*\}", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Syntax();
}
