using System.Collections.Immutable;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Html;

public sealed class ValidityTests
{
    /// <summary>Every kind of page with everything that only some posts have.</summary>
    private const string Everything = """
        -- a.md --
        ---
        title: "一 <b>\"&\"</b>"
        date: 2014-01-01
        tags: [机器学习/集成学习, "C++ & <x>"]
        categories: [机器学习, 集成学习]
        series: 树 & <叶>
        translationKey: k
        author: 某人
        ---
        正文[^1]，见 [[二]]，$x^2$。

        > [!note] 注意
        > 文

        ```python {1}
        print(1)
        ```

        === "甲"

            一

        === "乙"

            二

        ![图](图.svg)

        - [ ] 没做
        - [x] 做了

        [^1]: 注
        -- b.md --
        ---
        title: 二
        date: 2026-01-02
        lang: en
        translationKey: k
        series: 树 & <叶>
        tags: [机器学习]
        pinned: true
        ---
        Text, and `code`.
        -- draft.md --
        ---
        title: 草稿
        draft: true
        ---
        文
        -- about.md --
        ---
        title: 关于
        layout: page
        ---
        文
        -- 图.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>
        """;

    private static readonly string[] Besides = ["/nothing-here", "/errors/500", "/search?q=一", "/search?q=没有这个"];

    [Theory]
    [InlineData("zh-CN", "IsStatic=true")]
    [InlineData("zh-TW", "Icp=京ICP备1号")]
    [InlineData("en", "Comments:Provider=artalk", "Comments:Server=https://talk.example.org")]
    public async Task Every_kind_of_page_is_valid(string language, params string[] settings)
    {
        await using var blog = await BlogServer.StartAsync(Everything, ["PageSize=1", "ShowDrafts=true", $"Language={language}", .. settings]);
        Assert.Equal("", await HtmlValidate.CheckAsync(await PagesOf(blog)));
    }

    [Fact]
    public async Task Every_page_of_posts_is_valid()
    {
        await using var blog = await BlogServer.StartOnAsync(Path.Combine(Repository.Root, "posts"));
        Assert.Equal("", await HtmlValidate.CheckAsync(await PagesOf(blog)));
    }

    [Fact]
    public async Task Every_page_of_another_blog_is_valid()
    {
        await using var blog = await BlogServer.StartOnAsync(Shared.Path("corpora", "hugo-lruihao", "content"));
        Assert.Equal("", await HtmlValidate.CheckAsync(await PagesOf(blog)));
    }

    private static async Task<ImmutableArray<(string Url, string Html)>> PagesOf(BlogServer blog)
    {
        var pages = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var url in blog.Services.GetRequiredService<LiveSite>().Current!.Site.Urls.Select(page => page.Url.Encoded).Concat(Besides)) pages.Add((url, await blog.TextAsync(url)));
        return pages.DrainToImmutable();
    }
}
