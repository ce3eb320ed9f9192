using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

/// <summary>Names of tags, categories and series, however they are spelled.</summary>
public sealed class TermTests
{
    [Theory]
    [InlineData("tags: [Python]", "tags: [python]", "/tags/Python")]
    [InlineData("tags: ['caf\u00e9']", "tags: ['Cafe\u0301']", "/tags/caf\u00e9")]
    [InlineData("categories: [[技术, Python]]", "categories: [[技术, PYTHON]]", "/categories/技术/Python")]
    [InlineData("tags: [Python/Pandas]", "tags: [python/pandas]", "/tags/Python/Pandas")]
    [InlineData("tags: ['TCP\\/IP']", "tags: [tcp/ip]", "/tags/TCP/IP")]
    [InlineData("series: Deep Learning", "series: deep learning", "/series/Deep Learning")]
    public void A_name_in_two_spellings_is_one_term_spelled_as_the_first_post_spells_it(string first, string second, string url)
    {
        var site = Site($"-- b.md --\n---\ndate: 2026-02-01\n{second}\n---\n乙\n-- a.md --\n---\ndate: 2026-01-01\n{first}\n---\n甲");
        var terms = site.Posts.Select(post => post.Tags.Concat(post.Categories).Append(post.Series).OfType<Term>().Single()).ToList();
        Assert.Equal([url, url], terms.Select(term => term.Url.Decoded));
        Assert.Equal(terms[0].Value, terms[1].Value);
        Assert.Single(site.Urls, page => page.Url.Decoded == url);
    }

    [Fact]
    public void A_later_post_and_a_draft_move_nothing_to_another_address()
    {
        var site = Site("-- a.md --\n---\ndate: 2026-02-01\ntags: [Python]\n---\n甲\n-- b.md --\n---\ndate: 2026-03-01\ntags: [PYTHON]\n---\n乙\n-- c.md --\n---\ndate: 2026-01-01\ndraft: true\ntags: [python]\n---\n丙");
        Assert.Equal(["/tags/Python"], site.Tags.All.Select(tag => tag.Url.Decoded));
    }

    [Fact]
    public void A_level_is_spelled_alike_wherever_it_stands() =>
        Assert.Equal(
            ["/tags/Python", "/tags/Python/Pandas", "/tags/Python/入门"],
            Site("-- a.md --\n---\ndate: 2026-01-01\ntags: [Python/Pandas]\n---\n甲\n-- b.md --\n---\ndate: 2026-02-01\ntags: [python, PYTHON/入门]\n---\n乙").Tags.All.Select(tag => tag.Url.Decoded).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("page", "/tags/page")]
    [InlineData("x/page", "/tags/x/page_")]
    [InlineData("x/page/2", "/tags/x/page_/2")]
    [InlineData("feed.xml", "/tags/feed.xml")]
    [InlineData("x/Feed.xml", "/tags/x/Feed.xml_")]
    [InlineData("index.html", "/tags/index.html_")]
    [InlineData("\\LaTeX", "/tags/LaTeX")]
    [InlineData("a//b", "/tags/a/b")]
    public void A_name_that_an_address_cannot_hold_has_another_one(string tag, string url)
    {
        var term = Site($"-- a.md --\n---\ntags: ['{tag}']\n---\n甲").Posts[0].Tags.Single();
        Assert.Equal(url, term.Url.Decoded);
    }

    [Fact]
    public async Task Every_spelling_asks_for_the_same_page_feed_and_search_answer()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n---\ndate: 2026-01-01\ntags: [Python]\nseries: A/B\n---\n甲文\n-- b.md --\n---\ndate: 2026-02-01\ntags: [python]\nseries: a/b\n---\n乙文");
        var page = await server.TextAsync("/tags/python");
        Assert.Equal(await server.TextAsync("/tags/Python"), page);
        Assert.DoesNotContain("/tags/python", page, StringComparison.Ordinal);
        Assert.Contains("<link>http://localhost:5080/posts/b</link>", await server.TextAsync("/tags/PYTHON/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("\"total\":2", await server.TextAsync("/api/search?q=" + Uri.EscapeDataString("tag:pyThon")), StringComparison.Ordinal);
        Assert.Contains("/posts/b", await server.TextAsync("/series/A/B"), StringComparison.Ordinal);
    }

    private static Site Site(string files) => TestSite.From(files);
}
