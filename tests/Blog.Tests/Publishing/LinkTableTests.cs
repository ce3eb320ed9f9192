using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Tests.Publishing;

public sealed class LinkTableTests
{
    private const string Vault = """
        -- posts/随机森林.md --
        ---
        title: 随机森林 Random Forest
        aliases: [RF, 森林]
        ---
        # 随机森林

        ## 袋外 误差（OOB）
        -- posts/2024-03-01-adaboost.md --
        # AdaBoost
        -- posts/gbdt/index.md --
        ---
        slug: gradient-boosting
        permalink: /2019/10/gbdt.html
        ---
        # GBDT
        -- posts/gbdt/树 图#1.png --
        -- notes/随机森林.md --
        # 同名
        -- notes/日记/a.md --
        # A
        -- posts/img/x.png --
        -- posts/adaboost/only-here.png --
        -- static/logo.png --
        """;

    [Theory]
    [InlineData("posts/2024-03-01-adaboost.md", "随机森林.md", "posts/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "./随机森林", "posts/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "%E9%9A%8F%E6%9C%BA%E6%A3%AE%E6%9E%97.md", "posts/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "gbdt/index.md", "posts/gbdt/index.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "gbdt/", "posts/gbdt/index.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "../gbdt/", "posts/gbdt/index.md")]
    [InlineData("posts/gbdt/index.md", "../随机森林.md", "posts/随机森林.md")]
    [InlineData("notes/日记/a.md", "../../posts/gbdt/index.md", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "..\\随机森林.md", "notes/随机森林.md")]
    [InlineData("notes/日记/a.md", "/posts/gradient-boosting", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "/posts/gbdt/", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "/2019/10/gbdt.html", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "/post/adaboost.html", "posts/2024-03-01-adaboost.md")]
    [InlineData("notes/日记/a.md", "{% post_url 2024-03-01-adaboost %}", "posts/2024-03-01-adaboost.md")]
    [InlineData("notes/日记/a.md", "{{< relref \"adaboost.md\" >}}", "posts/2024-03-01-adaboost.md")]
    [InlineData("notes/日记/a.md", "{{ site.baseurl }}/posts/gbdt/index.html?x=1", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "", "notes/日记/a.md")]
    [InlineData("notes/日记/a.md", "missing.md", null)]
    [InlineData("notes/日记/a.md", "../../../etc/passwd", null)]
    [InlineData("notes/日记/a.md", "https://example.org/adaboost", null)]
    [InlineData("notes/日记/a.md", "mailto:adaboost@example.org", null)]
    public void Markdown_links_find_their_post(string from, string target, string? path) =>
        Assert.Equal(path, Find(from, new(LinkKind.Inline, target, null, default)));

    [Theory]
    [InlineData("notes/日记/a.md", "adaboost", "posts/2024-03-01-adaboost.md")]
    [InlineData("notes/日记/a.md", "2024-03-01-AdaBoost", "posts/2024-03-01-adaboost.md")]
    [InlineData("notes/日记/a.md", "rf", "posts/随机森林.md")]
    [InlineData("notes/日记/a.md", "森林", "posts/随机森林.md")]
    [InlineData("notes/日记/a.md", "随机森林 random forest", "posts/随机森林.md")]
    [InlineData("notes/日记/a.md", "gradient-boosting", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "gbdt", "posts/gbdt/index.md")]
    [InlineData("notes/日记/a.md", "随机森林", "notes/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "随机森林", "posts/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "notes/随机森林", "notes/随机森林.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "日记/a.md", "notes/日记/a.md")]
    [InlineData("posts/2024-03-01-adaboost.md", "没有", null)]
    public void Wiki_links_find_their_post_by_file_alias_title_slug_and_path(string from, string target, string? path) =>
        Assert.Equal(path, Find(from, new(LinkKind.Wiki, target, null, default)));

    [Theory]
    [InlineData("posts/gbdt/index.md", "树 图#1.png", "/media/posts/gbdt/%E6%A0%91%20%E5%9B%BE%231.png")]
    [InlineData("posts/gbdt/index.md", "%E6%A0%91%20%E5%9B%BE%231.png", "/media/posts/gbdt/%E6%A0%91%20%E5%9B%BE%231.png")]
    [InlineData("posts/2024-03-01-adaboost.md", "img/x.png", "/media/posts/img/x.png")]
    [InlineData("posts/2024-03-01-adaboost.md", "img\\x.png", "/media/posts/img/x.png")]
    [InlineData("notes/日记/a.md", "H:/notes/img/x.png", "/media/posts/img/x.png")]
    [InlineData("notes/日记/a.md", "x.png", "/media/posts/img/x.png")]
    [InlineData("notes/日记/a.md", "/logo.png", "/media/static/logo.png")]
    [InlineData("notes/日记/a.md", "{{ '/logo.png' | relative_url }}", "/media/static/logo.png")]
    [InlineData("notes/日记/a.md", "没有.png", null)]
    [InlineData("notes/日记/a.md", "https://example.org/x.png", null)]
    public void Images_are_found_beside_the_post_in_static_folders_and_by_name(string from, string target, string? url) =>
        Assert.Equal(url, TestSite.From(Vault).Links.Resolve(SitePath.From(from), new(LinkKind.Image, target, null, default))?.Url);

    [Theory]
    [InlineData("袋外 误差（OOB）", true)]
    [InlineData("袋外-误差-oob", true)]
    [InlineData("%E8%A2%8B%E5%A4%96-%E8%AF%AF%E5%B7%AE%EF%BC%88oob%EF%BC%89", true)]
    [InlineData("没有", false)]
    public void A_fragment_finds_its_heading_in_any_engines_spelling(string fragment, bool found)
    {
        var site = TestSite.From(Vault);
        var target = Assert.IsType<LinkTarget.Page>(site.Links.Resolve(SitePath.From("posts/gbdt/index.md"), new(LinkKind.Inline, "../随机森林.md", fragment, default)));

        Assert.Equal(found, target.AnchorFound);
        if (found) Assert.Contains(target.Anchor, site.FindByPath(SitePath.From("posts/随机森林.md"))!.Parsed.Outline.Headings.Select(heading => heading.Id));
    }

    [Fact]
    public void A_link_between_translations_stays_in_its_language()
    {
        var links = TestSite.From("""
            -- a.en.md --
            # A
            -- a.zh-CN.md --
            # 甲
            -- b.en.md --
            # B
            """).Links;

        var found = links.FindPosts(SitePath.From("b.en.md"), new(LinkKind.Wiki, "a", null, default));

        Assert.Equal("a.en.md", Assert.Single(found).Path.Value);
    }

    private static string? Find(string from, LinkReference reference) => TestSite.From(Vault).Links.FindPost(SitePath.From(from), reference)?.Path.Value;

    [Fact]
    public void A_wiki_link_to_an_equation_of_another_post_shows_its_number_there()
    {
        var site = TestSite.From("""
            -- a.md --
            见 [[损失#eq:loss]]、[[损失#eq:loss|这条式子]]、[[损失#fig:a]] 和 [[损失#eq:none]]
            -- 损失.md --
            ---
            date: 2024-01-01
            ---
            $$ a \label{eq:a} $$

            $$ b $$ {#eq:loss}

            ![图](x.png){#fig:a}
            -- x.png --
            """);

        var html = site.Render(site.Posts[0]).Html;

        Assert.Contains("<a href=\"/posts/%E6%8D%9F%E5%A4%B1#eq%3Aloss\">损失 &gt; 式 (2)</a>、<a href=\"/posts/%E6%8D%9F%E5%A4%B1#eq%3Aloss\">这条式子</a>、", html, StringComparison.Ordinal);
        Assert.Contains(">损失 &gt; 图 1</a>", html, StringComparison.Ordinal);
        Assert.Equal("BLOG212", Assert.Single(site.Diagnostics, finding => finding.Place.File.Value == "a.md").Code);
    }

    [Fact]
    public void A_new_equation_before_it_changes_the_number_that_other_posts_show()
    {
        const string Linking = "-- a.md --\n[[b#eq:x]]\n-- b.md --\n---\ndate: 2024-01-01\n---\n";
        var before = TestSite.From(Linking + "$$ x $$ {#eq:x}");
        var after = TestSite.From(Linking + "$$ y $$ {#eq:y}\n\n$$ x $$ {#eq:x}");

        Assert.NotEqual(before.RenderKey(before.Posts[0]), after.RenderKey(after.Posts[0]));
        Assert.Contains("式 (2)", after.Render(after.Posts[0]).Html, StringComparison.Ordinal);
    }
}
