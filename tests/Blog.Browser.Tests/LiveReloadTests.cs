using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>The author writes, the page follows. Where a test waits, it waits for the page.</summary>
public sealed class LiveReloadTests(Chromium chromium, LiveReloadTests.EditedBlog edited) : Reading(chromium, edited.Blog.Address), IClassFixture<LiveReloadTests.EditedBlog>
{
    private readonly Chromium chromium = chromium;

    private RunningBlog Blog => edited.Blog;

    [Fact]
    public async Task A_save_changes_its_block_where_the_reader_stands_without_loading_the_page_again()
    {
        var page = await FollowAsync("/posts/long");
        await page.EvaluateAsync("scrollTo({ top: 1500, behavior: 'instant' }); window.isTheSame = true");
        await page.EvaluateAsync("new MutationObserver(() => document.querySelectorAll('.live-changed').forEach(block => document.documentElement.dataset.marked = block.textContent)).observe(document.body, { subtree: true, childList: true, attributes: true })"); // the mark is there for a moment only
        var seen = await page.EvaluateAsync<int>("[...document.querySelectorAll('.prose p')].findIndex(p => p.getBoundingClientRect().top > 200)");
        Blog.Save("long.md", Long(seen, "这一段改过了。"));
        var block = page.Locator(".prose p", new() { HasText = "这一段改过了。" });
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-marked", "这一段改过了。");
        Assert.Equal(1500, await page.EvaluateAsync<double>("scrollY"));
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSame"));
        await Assertions.Expect(block).ToHaveClassAsync("");
    }

    [Fact]
    public async Task A_change_out_of_sight_is_brought_into_sight()
    {
        var page = await FollowAsync("/posts/far", new() { ReducedMotion = ReducedMotion.Reduce });
        Blog.Save("far.md", Long(70, "远处改过了。"));
        var block = page.Locator(".prose p", new() { HasText = "远处改过了。" });
        await block.WaitForAsync();
        Assert.True(await block.EvaluateAsync<bool>("p => p.getBoundingClientRect().top > 0 && p.getBoundingClientRect().bottom < innerHeight"));
    }

    [Fact]
    public async Task What_scripts_add_to_a_post_is_there_again_after_a_save()
    {
        var page = await FollowAsync("/posts/code");
        Blog.Save("code.md", "# 代码\n\n```python\nprint('二')\n```\n\n$x_2$ 与脚注[^1]。\n\n[^1]: 注。\n");
        await page.Locator("pre", new() { HasText = "二" }).WaitForAsync();
        await Assertions.Expect(page.Locator(".prose .copy")).ToHaveCountAsync(1);
        await page.ClickAsync(".footnote-ref a");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("注。");
        // The page had no formula: it has got their style sheet as well.
        Assert.True(await page.EvaluateAsync<bool>("[...document.styleSheets].some(sheet => sheet.href?.includes('katex'))"));
    }

    [Fact]
    public async Task An_error_lies_over_its_own_page_until_it_is_mended_and_the_last_good_version_stays_below()
    {
        var page = await FollowAsync("/posts/broken");
        var other = await FollowAsync("/posts/other");
        Blog.Save("broken.md", "---\ntitle: 会坏\ndate: 2024-13-01\n---\n新的一版\n");
        await page.Locator(".live-trouble").WaitForAsync();
        Assert.Contains("broken.md:3:7 error BLOG012", await page.TextContentAsync(".live-trouble p"), StringComparison.Ordinal);
        Assert.StartsWith("date: 2024-13-01\ndate: ^", await page.TextContentAsync(".live-trouble pre"), StringComparison.Ordinal);
        Assert.Contains("好的一版", await page.TextContentAsync(".prose"), StringComparison.Ordinal);
        Assert.Equal(0, await other.Locator(".live-trouble").CountAsync());
        await page.ClickAsync(".live-trouble button");
        Assert.Equal(0, await page.Locator(".live-trouble").CountAsync());
        Blog.Save("broken.md", "---\ntitle: 会坏\ndate: 2024-14-01\n---\n新的一版\n");
        await page.Locator(".live-trouble").WaitForAsync(); // another error
        Blog.Save("broken.md", "---\ntitle: 会坏\ndate: 2024-12-01\n---\n修好的一版\n");
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("修好的一版");
        await Assertions.Expect(page.Locator(".live-trouble")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_refused_formula_is_shown_with_its_place()
    {
        var page = await FollowAsync("/posts/formula");
        Blog.Save("formula.md", "# 公式\n\n坏的 $\\frac{1$ 公式\n");
        await page.Locator(".live-trouble").WaitForAsync();
        Assert.Contains("formula.md:3:", await page.TextContentAsync(".live-trouble p"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(".live-trouble").CountAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_shown_even_where_a_reader_would_not_have_waited_for_it()
    {
        await using var blog = await RunningBlog.StartAsync("-- a.md --\n# 甲\n\n好的 $x$\n", "--environment=Development", "--Blog:Markup:ScriptTime=00:00:00.0000001");
        await using var context = await chromium.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(blog.Address + "/posts/a"), "**/live/events**");
        blog.Save("a.md", "# 甲\n\n坏的 $\\frac{1234567$ 公式\n");
        await page.Locator(".live-trouble").WaitForAsync();
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("坏的");
    }

    [Fact]
    public async Task A_picture_that_is_saved_again_is_shown_anew()
    {
        var page = await FollowAsync("/posts/picture");
        await Assertions.Expect(page.Locator(".prose img")).ToHaveJSPropertyAsync("naturalWidth", 40);
        Blog.Save("picture.svg", Svg(60));
        await Assertions.Expect(page.Locator(".prose img")).ToHaveJSPropertyAsync("naturalWidth", 60);
    }

    [Fact]
    public async Task A_bibliography_that_changes_changes_the_page_that_cites_it()
    {
        var page = await FollowAsync("/posts/citing");
        Blog.Save("references.bib", "@book{a, author = {王五}, title = {乙书}, address = {北京}, publisher = {社}, year = 2020}");
        await Assertions.Expect(page.Locator(".prose")).ToContainTextAsync("乙书");
    }

    [Fact]
    public async Task A_style_sheet_is_exchanged_without_loading_the_page_again()
    {
        var page = await FollowAsync("/posts/other");
        await page.EvaluateAsync("window.isTheSame = true");
        var sheet = Path.Combine(Repository.Root, "wwwroot", "css", "print.css");
        File.SetLastWriteTimeUtc(sheet, File.GetLastWriteTimeUtc(sheet).AddTicks(1)); // an editor that saves what is there
        await page.Locator("link[rel=stylesheet][href*='print'][href*='?live=']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator("link[rel=stylesheet][href*='print']")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.isTheSame"));
    }

    [Fact]
    public async Task Drafts_and_scheduled_posts_are_there_with_a_mark()
    {
        var page = await OpenAsync("/posts/draft");
        Assert.Equal("草稿", await page.TextContentAsync(".state"));
        await page.GotoAsync("/posts/coming");
        Assert.Equal("待发布", await page.TextContentAsync(".state"));
    }

    [Fact]
    public async Task Every_page_that_is_open_follows_also_after_the_server_was_away()
    {
        await using var blog = await RunningBlog.StartAsync("-- a.md --\n# 甲\n\n第一版\n", "--environment=Development");
        await using var context = await chromium.NewContextAsync();
        var pages = new List<IPage>();
        for (var i = 0; i < 3; i++)
        {
            pages.Add(await context.NewPageAsync());
            await pages[i].GotoAsync(blog.Address + (i == 2 ? "/" : "/posts/a"));
        }
        await blog.StopAsync();
        blog.Save("a.md", "# 甲\n\n第二版\n");
        await blog.StartAsync();
        foreach (var page in pages) await Assertions.Expect(page.Locator("main")).ToContainTextAsync("第二版");
    }

    /// <summary>Opens a page and waits until it hears the server.</summary>
    private async Task<IPage> FollowAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize = new() { Width = 900, Height = 700 };
        var page = await OpenAsync("/", options);
        await page.RunAndWaitForResponseAsync(() => page.GotoAsync(path), "**/live/events**");
        return page;
    }

    private static string Long(int changed = -1, string text = "") =>
        "# 长文\n\n" + string.Concat(Enumerable.Range(0, 80).Select(i => i == changed ? $"{text}\n\n" : $"第 {i} 段，写得不长也不短，只是为了让这一页比窗口高出许多，读的人要滚动才看得到后面的内容。\n\n"));

    private static string Svg(int width) => $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"20\"><rect width=\"{width}\" height=\"20\"/></svg>";

    /// <summary>One site for all tests of the class; each edits a post of its own.</summary>
    public sealed class EditedBlog : IAsyncLifetime
    {
        public RunningBlog Blog { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Blog = await RunningBlog.StartAsync(
            $$"""
            -- long.md --
            {{Long()}}
            -- far.md --
            {{Long()}}
            -- code.md --
            # 代码

            还没有。
            -- broken.md --
            ---
            title: 会坏
            date: 2024-12-01
            ---
            好的一版
            -- formula.md --
            # 公式

            好的 $x$
            -- other.md --
            # 别的
            -- picture.md --
            # 图

            ![图](picture.svg)
            -- picture.svg --
            {{Svg(40)}}
            -- citing.md --
            # 引用

            见 [@a]。
            -- references.bib --
            @book{a, author = {张三}, title = {甲书}, address = {北京}, publisher = {社}, year = 2020}
            -- draft.md --
            ---
            draft: true
            ---
            草稿
            -- coming.md --
            ---
            date: 2999-01-01
            ---
            将来
            """, "--environment=Development");

        public ValueTask DisposeAsync() => Blog.DisposeAsync();
    }
}
