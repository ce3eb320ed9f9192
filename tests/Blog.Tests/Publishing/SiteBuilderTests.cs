using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

public sealed class SiteBuilderTests
{
    [Fact]
    public void Posts_are_listed_newest_first()
    {
        var site = TestSite.From("""
            -- 2024-01-02-旧.md --
            # 旧
            -- 2024-05-06-新.md --
            # 新
            """);

        Assert.Equal(["新", "旧"], site.Posts.Select(post => post.Title));
    }

    [Fact]
    public void A_post_without_front_matter_takes_its_title_from_the_heading_and_its_date_from_the_name()
    {
        var site = TestSite.From("""
            -- 2024-03-01-file-name.md --
            # 标题

            正文
            -- plain.md --
            没有标题。
            """);

        Assert.Equal(["plain", "标题"], site.Posts.Select(post => post.Title));
        Assert.Equal([TestSite.Now, new(2024, 3, 1, 0, 0, 0, TimeSpan.FromHours(8))], site.Posts.Select(post => post.Date));
        Assert.Equal(["/posts/plain", "/posts/file-name"], site.Posts.Select(post => post.Url.Decoded));
    }

    [Fact]
    public void Two_posts_with_one_slug_are_one_diagnostic_naming_both_and_the_older_keeps_its_address()
    {
        var site = TestSite.From("""
            -- b.md --
            ---
            date: 2024-01-01
            slug: 注意力
            ---
            旧
            -- a.md --
            ---
            date: 2024-02-01
            slug: 注意力
            ---
            新
            """);

        var duplicate = Assert.Single(site.Diagnostics);
        Assert.Equal(("BLOG201", Severity.Error, "a.md"), (duplicate.Code, duplicate.Severity, duplicate.Place.ToString()));
        Assert.StartsWith("a.md and b.md both ask for the slug '注意力'", duplicate.Message, StringComparison.Ordinal);
        Assert.Equal("b.md", site.Find("注意力")?.Path.Value);
        Assert.Equal("a.md", site.Find("注意力-2")?.Path.Value);
    }

    [Fact]
    public void A_draft_never_takes_the_address_of_a_published_post()
    {
        var site = TestSite.From("""
            -- a.md --
            ---
            date: 2020-01-01
            slug: x
            draft: true
            ---
            -- b.md --
            ---
            date: 2024-01-01
            slug: x
            ---
            """, new() { ShowDrafts = true });

        Assert.Equal("b.md", site.Find("x")?.Path.Value);
    }

    [Theory]
    [InlineData("tags")]
    [InlineData("search")]
    [InlineData("posts")]
    [InlineData("API")]
    public void A_page_cannot_take_an_address_of_the_site_itself(string slug)
    {
        var site = TestSite.From($"""
            -- pages/{slug}.md --
            # 页面
            -- 2024-01-01-{slug}.md --
            # 文章
            """);

        Assert.Equal($"/{slug.ToLowerInvariant()}-2", Assert.Single(site.Pages).Url.Decoded);
        Assert.Equal($"/posts/{slug.ToLowerInvariant()}", Assert.Single(site.Posts).Url.Decoded);
        Assert.Equal("BLOG202", Assert.Single(site.Diagnostics).Code);
    }

    [Fact]
    public void A_post_that_only_its_file_dates_is_never_hidden_however_late_that_is()
    {
        var saved = SourceFile.Decode(SitePath.From("a.md"), "# 甲"u8, TestSite.Now.AddSeconds(1)); // while the site was being built
        var site = TestSite.Build(new([saved], [], []));
        Assert.Equal("甲", Assert.Single(site.Posts).Title);
        Assert.Null(site.NextChange);
    }

    [Fact]
    public void A_scheduled_post_goes_live_at_its_minute_in_the_sites_time_zone()
    {
        const string files = """
            -- later.md --
            ---
            date: 2026-06-01 20:30
            ---
            -- latest.md --
            ---
            date: 2026-07-01
            ---
            """;
        var due = new DateTimeOffset(2026, 6, 1, 20, 30, 0, TimeSpan.FromHours(8));

        var before = TestSite.From(files, now: due.AddSeconds(-1));
        var after = TestSite.From(files, now: due);

        Assert.Empty(before.Posts);
        Assert.Equal(due, before.NextChange);
        Assert.Equal(["later.md"], after.Posts.Select(post => post.Path.Value));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.FromHours(8)), after.NextChange);
    }

    [Fact]
    public void Drafts_are_hidden_unless_they_are_asked_for()
    {
        const string files = """
            -- _drafts/a.md --
            # 草稿一
            -- b.md --
            ---
            draft: true
            ---
            -- c.md --
            # 文章
            """;

        Assert.Equal(["文章"], TestSite.From(files).Posts.Select(post => post.Title));
        Assert.Equal(2, TestSite.From(files).Hidden.Length);
        Assert.Equal(2, TestSite.From(files, new() { ShowDrafts = true }).Posts.Count(post => post.State is PostState.Draft));
    }

    [Fact]
    public void Old_paths_redirect_and_alternative_names_do_not()
    {
        var site = TestSite.From("""
            -- a.md --
            ---
            aliases: [/2020/01/旧.html, "/%E6%97%A7/", blog/old, 另一个名字, https://old.example.org/x/]
            permalink: /p/42/
            ---
            """);

        Assert.Equal(["/2020/01/旧.html", "/blog/old", "/p/42", "/x", "/旧"], site.Redirects.Keys.Order(StringComparer.Ordinal));
        Assert.All(site.Redirects.Values, target => Assert.Equal("/posts/a", target.Decoded));
        Assert.Empty(site.Diagnostics);
    }

    [Fact]
    public void An_old_path_never_hides_a_page()
    {
        var site = TestSite.From("""
            -- a.md --
            ---
            aliases: [/posts/b, /tags, /posts/a]
            ---
            -- b.md --
            # 乙
            """);

        Assert.Empty(site.Redirects);
        Assert.Equal(["BLOG202", "BLOG202"], site.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void A_page_with_a_permalink_of_one_part_stands_there()
    {
        var site = TestSite.From("""
            -- 关于.md --
            ---
            layout: page
            permalink: /about/
            ---
            """);

        Assert.Equal("/about", Assert.Single(site.Pages).Url.Decoded);
        Assert.Empty(site.Redirects);
    }

    [Fact]
    public void Synonyms_join_tags_without_regard_to_case()
    {
        var settings = new SiteSettings { TagSynonyms = System.Collections.Immutable.ImmutableDictionary.CreateRange([KeyValuePair.Create("py", "Python"), KeyValuePair.Create("ML", "机器学习/基础")]) };
        var site = TestSite.From("""
            -- a.md --
            ---
            tags: [PY, ml]
            ---
            -- b.md --
            ---
            tags: [python, 机器学习/集成学习]
            ---
            """, settings);

        Assert.Equal(2, site.Tags.Find(TermPath.From("Python"))?.Posts.Length);
        Assert.Equal(["机器学习/基础", "机器学习/集成学习"], site.Tags.Find(TermPath.From("机器学习"))?.Children.Select(child => child.Value));
        Assert.Equal(2, site.Tags.Find(TermPath.From("机器学习"))?.Posts.Length);
    }

    [Fact]
    public void A_series_is_in_the_authors_order_and_then_by_date()
    {
        var site = TestSite.From("""
            -- a.md --
            ---
            series: S
            date: 2024-01-03
            ---
            -- b.md --
            ---
            series: S
            date: 2024-01-01
            seriesOrder: 2
            ---
            -- c.md --
            ---
            series: [S]
            date: 2024-01-02
            weight: 1
            ---
            """);

        Assert.Equal(["c.md", "b.md", "a.md"], site.Series.At("/series/S")?.Posts.Select(post => post.Path.Value));
    }

    [Fact]
    public void Translations_have_an_address_each_and_one_key()
    {
        var site = TestSite.From("""
            -- x/index.zh-cn.md --
            # 中文
            -- x/index.en.md --
            ---
            slug: x
            ---
            # English
            """);

        Assert.Equal(["/posts/x", "/posts/x-en"], site.Posts.Select(post => post.Url.Decoded).Order(StringComparer.Ordinal));
        Assert.Equal(["en", "zh-CN"], site.Posts.Select(post => post.Lang).Order(StringComparer.Ordinal));
        Assert.Single(site.Posts.Select(post => post.Parsed.FrontMatter.TranslationKey).Distinct());
        Assert.Empty(site.Diagnostics);
    }

    [Fact]
    public void Section_pages_of_other_engines_are_pages_with_addresses_of_their_own()
    {
        var site = TestSite.From("""
            -- _index.md --
            # 首页
            -- posts/_index.md --
            ---
            title: 文章
            ---
            -- posts/a.md --
            # 甲
            """);

        Assert.Equal(["/home", "/文章"], site.Pages.Select(page => page.Url.Decoded).Order(StringComparer.Ordinal));
        Assert.Equal(["甲"], site.Posts.Select(post => post.Title));
        Assert.Empty(site.Diagnostics);
    }

    [Fact]
    public void A_broken_front_matter_still_shows_the_post()
    {
        var site = TestSite.From("""
            -- 2024-03-01-a.md --
            ---
            title: a: b
            date: 2024-13-01
            ---
            正文
            """);

        var post = Assert.Single(site.Posts);
        Assert.Equal(("a: b", 2024), (post.Title, post.Date.Year));
        Assert.Equal(["BLOG010", "BLOG012"], site.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("正文", site.Render(post).Html, StringComparison.Ordinal);
    }
}
