using Blog.Tests.Corpora;
using Blog.Tests.Markup.Scripting;

namespace Blog.Tests.Markup;

/// <summary>The law of conservation on other people's blogs: prints what each page lost, and holds that each loss has a reason.</summary>
public sealed class CorporaConservationTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Corpus.All.Select(corpus => corpus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pages_of_a_corpus_keep_every_Han_character_and_every_Latin_word(string name)
    {
        Shared.Path("corpora", "INDEX.json");
        var site = Corpus.All.Single(corpus => corpus.Name == name).SiteWith(TestScripts.Shared);
        var losses = site.Posts.Concat(site.Pages)
            .Select(post => (post.Path, Words: VisibleWords.LostFromPage(post.Parsed.Body.Text, post.Title, site.Render(post).Html)))
            .Where(loss => loss.Words.Count > 0).Select(loss => $"{loss.Path}: {string.Join(' ', loss.Words)}").ToList();
        foreach (var loss in losses) output.WriteLine(loss);
        output.WriteLine($"{name}: {losses.Count} pages lost a word");

        Assert.Empty(losses);
    }
}
