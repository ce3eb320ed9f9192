using Blog.Engine.Content;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Publishing;
using CsCheck;

namespace Blog.Tests.Publishing;

public sealed class PostCitationTests
{
    [Fact]
    public void A_post_is_cited_as_gbt7714_and_as_bibtex()
    {
        var citation = Of("title: 随机森林\nauthor: Leo Breiman\nslug: random-forest");
        Assert.Equal("BREIMAN L. 随机森林[EB/OL]. (2026-03-08). https://example.org/posts/random-forest.", citation.Text);
        Assert.Equal("""
            @misc{randomforest2026,
              author = {Leo Breiman},
              title = {{随机森林}},
              howpublished = {远信号},
              year = {2026},
              month = {3},
              url = {https://example.org/posts/random-forest}
            }
            """, citation.BibTex, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Without_an_author_the_site_is_the_author() =>
        Assert.StartsWith("远信号. 甲[EB/OL].", Of("title: 甲").Text, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back() =>
        Gen.String[Gen.Char["ab $#%&_{}~^\\甲，\"@"], 1, 12].Sample(name =>
        {
            var title = $"题{name}末";
            var bibTex = Of($"title: '{title}'").BibTex;
            var entries = Bibliography.Read(new(SitePath.From("references.bib"), bibTex));
            Assert.Empty(entries.Diagnostics);
            Assert.Equal(OneSpaced(title), OneSpaced(entries.Find("a2026")!.Text("title")!));
        }, iter: 300);

    private static string OneSpaced(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static PostCitation Of(string frontMatter)
    {
        var site = TestSite.From($"-- a.md --\n---\ndate: 2026-03-08\n{frontMatter}\n---\n文", new() { BaseUrl = "https://example.org", Title = "远信号" });
        return PostCitation.Of(site.Posts[0], site.Settings);
    }
}
