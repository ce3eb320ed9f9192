using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

public sealed class TranslationTests
{
    [Fact]
    public void Translations_name_one_another_the_language_of_the_site_first()
    {
        var site = TestSite.From(Post("a", "en", "k") + Post("b", "ja", "k") + Post("c", "zh-CN", "k") + Post("d", "en", null));
        Assert.Equal(["c", "a", "b"], site.Translations.Of(site.Find("a")!).Select(post => post.Slug.Value));
        Assert.Equal(site.Translations.Of(site.Find("a")!), site.Translations.Of(site.Find("b")!));
        Assert.Empty(site.Translations.Of(site.Find("d")!));
        Assert.Empty(Findings(site));
    }

    [Fact]
    public void A_key_that_no_other_language_answers_to_is_a_warning()
    {
        var site = TestSite.From(Post("a", "en", "k") + Post("b", "zh-CN", "k", draft: true));
        Assert.Equal(["a.md"], Findings(site));
        Assert.Empty(site.Translations.Of(site.Find("a")!));
    }

    [Fact]
    public void Of_two_posts_in_one_language_the_first_counts_and_the_other_is_a_warning()
    {
        var site = TestSite.From(Post("a", "en", "k") + Post("b", "EN", "k") + Post("c", "zh-CN", "k"));
        Assert.Equal(["b.md"], Findings(site));
        Assert.Equal(["c", "a"], site.Translations.Of(site.Find("a")!).Select(post => post.Slug.Value));
        Assert.Empty(site.Translations.Of(site.Find("b")!));
    }

    private static IEnumerable<string> Findings(Site site) => site.Diagnostics.Where(finding => finding is { Code: "BLOG205", Severity: Severity.Warning }).Select(finding => finding.Place.File.Value);

    private static string Post(string name, string lang, string? key, bool draft = false) =>
        $"-- {name}.md --\n---\ntitle: {name}\ndate: 2026-01-01\nlang: {lang}\n{(key is null ? "" : $"translationKey: {key}\n")}{(draft ? "draft: true\n" : "")}---\n文\n";
}
