using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Cards;
using SkiaSharp;

namespace Blog.Tests.Cards;

public sealed class CardTests(CardTests.Blog shared) : IClassFixture<CardTests.Blog>
{
    private BlogServer Server => shared.Server;

    [Theory]
    [InlineData("/cards/site.png")]
    [InlineData("/cards/posts/forest.png")]
    [InlineData("/cards/posts/%E8%A3%9D%E8%A2%8B.png")]
    [InlineData("/cards/posts/smile.png")]
    [InlineData("/cards/posts/forest.0123abcd.png")] // as it was named before
    public async Task A_card_is_a_picture_of_1200_by_630_pixels_that_is_known_again(string url)
    {
        var first = await Server.GetAsync(url);
        using var picture = SKBitmap.Decode(await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.OK, "image/png"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.Equal((1200, 630), (picture.Width, picture.Height));
        Assert.Contains(picture.Pixels, pixel => pixel.Red > 240); // something bright stands on it
        Assert.Equal(HttpStatusCode.NotModified, (await Server.GetAsync(url, ("If-None-Match", first.Headers.ETag!.Tag))).StatusCode);
    }

    [Theory]
    [InlineData("/cards/posts/none.png")]
    [InlineData("/cards/posts/about.png")]
    [InlineData("/cards/posts/draft.png")]
    [InlineData("/cards/x.png")]
    public async Task Only_the_site_and_its_posts_have_a_card(string url) => Assert.Equal(HttpStatusCode.NotFound, (await Server.GetAsync(url)).StatusCode);

    [Fact]
    public async Task Two_servers_draw_the_same_card()
    {
        await using var other = await BlogServer.StartAsync(Blog.Files);
        Assert.Equal(await BytesAsync(Server, "/cards/posts/forest.png"), await BytesAsync(other, "/cards/posts/forest.png"));
    }

    [Theory]
    [InlineData("/", "http://localhost:5080/cards/site.png", "website")]
    [InlineData("/about", "http://localhost:5080/cards/site.png", "website")]
    [InlineData("/posts/forest", "http://localhost:5080/cards/posts/forest.*.png", "article")]
    [InlineData("/posts/covered", "http://localhost:5080/media/cover.png", "article")]
    [InlineData("/posts/thumbnail", "http://localhost:5080/cards/posts/thumbnail.*.png", "article")]
    [InlineData("/posts/elsewhere", "https://example.org/a.jpg", "article")]
    public async Task A_page_names_its_picture(string path, string image, string type)
    {
        var page = new HtmlParser().ParseDocument(await Server.TextAsync(path));
        Assert.Matches("^" + Regex.Escape(image).Replace("\\*", "[0-9a-f]{8}", StringComparison.Ordinal) + "$", Meta(page, "og:image"));
        Assert.Equal((type, "summary_large_image"), (Meta(page, "og:type"), page.QuerySelector("meta[name='twitter:card']")!.GetAttribute("content")));
        if (image.Contains("/cards/", StringComparison.Ordinal)) Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync(new Uri(Meta(page, "og:image")!).AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task Where_posts_have_no_cards_they_show_their_cover_or_the_card_of_the_site()
    {
        await using var other = await BlogServer.StartAsync(Blog.Files, "PostCards=false");
        Assert.Equal("http://localhost:5080/cards/site.png", Meta(new HtmlParser().ParseDocument(await other.TextAsync("/posts/forest")), "og:image"));
        Assert.Equal("https://example.org/a.jpg", Meta(new HtmlParser().ParseDocument(await other.TextAsync("/posts/elsewhere")), "og:image"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/cards/posts/forest.png")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/cards/site.png")).StatusCode);
    }

    [Fact]
    public async Task An_article_says_when_it_was_written_in_what_language_and_on_what()
    {
        var page = new HtmlParser().ParseDocument(await Server.TextAsync("/posts/%E8%A3%9D%E8%A2%8B"));
        Assert.Equal(("zh_TW", "2026-03-02T08:00:00+08:00", "2026-04-02T00:00:00+08:00", "樹"), (Meta(page, "og:locale"), Meta(page, "article:published_time"), Meta(page, "article:modified_time"), Meta(page, "article:tag")));
        Assert.Equal(("1200", "630"), (Meta(page, "og:image:width"), Meta(page, "og:image:height")));
    }

    [Theory]
    [InlineData("臺灣正體：機器學習、殮倀鉸緙鍬錳——變異數", "zh-TW")]
    [InlineData("简体：机器学习，“引号”、《书名》……", "zh-CN")]
    [InlineData("α-β 剪枝与 ∇f(x)，x → ∑", "zh-CN")]
    [InlineData("Plain words, naïve café — “quoted”", "en")]
    [InlineData("日本語のカナ", "ja")]
    public void Every_character_has_a_glyph(string text, string lang)
    {
        using var typefaces = new Typefaces();
        Assert.Equal(text, string.Concat(typefaces.OfText(text, lang, 650).Select(glyph => glyph.Text)));
    }

    [Fact]
    public void A_letter_in_a_form_that_no_font_has_is_written_plainly()
    {
        using var typefaces = new Typefaces();
        Assert.Equal("Rn 上的 E", string.Concat(typefaces.OfText("ℝⁿ 上的 𝔼", "zh-CN", 650).Select(glyph => glyph.Text)));
    }

    [Fact]
    public void What_no_font_has_is_left_out()
    {
        using var typefaces = new Typefaces();
        Assert.Equal("写 代码", string.Concat(typefaces.OfText("😀 写 👩‍👩‍👧 代\u0000码\uD800", "zh-CN", 650).Select(glyph => glyph.Text)));
    }

    [Fact]
    public void A_title_without_end_is_cut_at_the_last_line()
    {
        using var typefaces = new Typefaces();
        var title = TitleLayout.Fit(typefaces.OfText(string.Concat(Enumerable.Repeat("没有尽头的题目", 50)), "zh-CN", 650), typefaces.OfText("…", "zh-CN", 650), 1040);
        Assert.Equal("…", title.Lines[^1][^1].Text);
        Assert.All(title.Lines, line => Assert.True(line.Sum(glyph => glyph.Width) * title.Size <= 1040));
    }

    private static string? Meta(IDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");

    private static async Task<byte[]> BytesAsync(BlogServer blog, string url)
    {
        using var answer = await blog.GetAsync(url);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public sealed class Blog() : SharedBlog(Files)
    {
        public const string Files = """
            -- forest.md --
            ---
            title: 随机森林
            date: 2026-03-01
            series: 树
            ---
            文
            -- 裝袋.md --
            ---
            title: 裝袋與偏差
            date: 2026-03-02 08:00
            updated: 2026-04-02
            lang: zh-TW
            tags: [統計/樹]
            ---
            文
            -- smile.md --
            ---
            title: 😀
            date: 2026-03-03
            ---
            文
            -- covered.md --
            ---
            title: 有封面
            date: 2026-03-03
            cover: cover.png
            ---
            文
            -- thumbnail.md --
            ---
            title: 封面太小
            date: 2026-03-03
            cover: small.png
            ---
            文
            -- elsewhere.md --
            ---
            title: 封面在别处
            date: 2026-03-03
            cover: https://example.org/a.jpg
            ---
            文
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
            """;

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await File.WriteAllBytesAsync(Path.Combine(Server.Folder, "small.png"), TestImages.Png(500, 500));
            await File.WriteAllBytesAsync(Path.Combine(Server.Folder, "cover.png"), TestImages.Png(1200, 600));
            await Server.WaitForTextAsync("/posts/covered", "/media/cover.png");
        }
    }
}
