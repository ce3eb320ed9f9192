using Blog.Engine.Content;

namespace Blog.Tests.Publishing;

public sealed class LinkCheckTests
{
    [Theory]
    [InlineData("[x](missing.md)", "a.md:1:1 warning BLOG210: 'missing.md' is no post, page or file of this site; correct the link")]
    [InlineData("见 [[没有]]", "a.md:1:3 warning BLOG210: '没有' is no post, page or file of this site; correct the link")]
    [InlineData("![图](fig/没有.png)", "a.md:1:1 warning BLOG211: the image 'fig/没有.png' is not in the posts folder; put the file beside the post, or correct the path")]
    [InlineData("[x](b.md#没有)", "a.md:1:1 warning BLOG212: '乙' has no heading or label '没有'; the link leads to its beginning")]
    [InlineData("[x](draft.md)", "a.md:1:1 warning BLOG210: 'draft.md' is draft.md, which is a draft: readers see the text without a link")]
    [InlineData("[x](/posts/later)", "a.md:1:1 warning BLOG210: '/posts/later' is later.md, which is not published yet: readers see the text without a link")]
    [InlineData("[[同名]]", "a.md:1:1 info BLOG213: '同名' is taken for x/同名.md; it may also mean y/同名.md; write its path to be sure")]
    [InlineData("[x](/tags/没有/feed.xml)", "a.md:1:1 warning BLOG210: '/tags/没有/feed.xml' is no post, page or file of this site; correct the link")]
    [InlineData("[x](/Tags)", "a.md:1:1 warning BLOG210: '/Tags' is spelled '/tags' on this site; write it so")]
    [InlineData("[x](/_redirects)", "a.md:1:1 warning BLOG210: '/_redirects' is no post, page or file of this site; correct the link")]
    public void A_link_that_is_not_right_is_found_when_the_site_is_built(string body, string message) =>
        Assert.Equal([message], Check(body));

    [Theory]
    [InlineData("[x](b.md)")]
    [InlineData("[x](b.md#节)")]
    [InlineData("[[乙]] [[b#节|文字]] [[y/同名]]")]
    [InlineData("![图](图.png)")]
    [InlineData("[下载](图.png)")]
    [InlineData("[x](/) [x](/tags) [x](/tags/甲/) [x](/feed.xml) [x](/old/b.html)")]
    [InlineData("[x](/tags/甲/feed.xml) [x](/opensearch.xml) [x](/css/site.css) [x](/%74ags) [x](/sitemap.xml) [x](/health/ready)")]
    [InlineData("[x](https://example.org/missing.md) <mailto:a@example.org> [x](//example.org)")]
    [InlineData("[x]() [x](#)")]
    [InlineData("`[x](missing.md)`")]
    public void A_link_that_is_right_is_not_mentioned(string body) => Assert.Empty(Check(body));

    private static IEnumerable<string> Check(string body) => TestSite.From($"""
        -- a.md --
        {body}
        -- b.md --
        ---
        title: 乙
        tags: [甲]
        aliases: [/old/b.html]
        ---
        ## 节
        -- x/同名.md --
        同
        -- y/同名.md --
        ---
        slug: another
        ---
        名
        -- draft.md --
        ---
        draft: true
        ---
        -- later.md --
        ---
        date: 2027-01-01
        ---
        -- 图.png --
        """).Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("BLOG2", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString());
}
