using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class ConvenienceTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    [Fact]
    public async Task The_theme_switch_goes_through_system_dark_and_light_and_is_remembered_before_the_first_paint()
    {
        var page = await OpenAsync("/", new() { ColorScheme = ColorScheme.Light });
        var light = await Ground(page);
        await page.ClickAsync("[data-theme-switch]");
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.NotEqual(light, await Ground(page));
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForSelectorAsync("body", new() { State = WaitForSelectorState.Attached });
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        await page.WaitForSelectorAsync("[data-theme-switch]:visible");
        await page.Keyboard.PressAsync("t");
        Assert.Equal("light", await page.GetAttributeAsync("html", "data-theme"));
        await page.Keyboard.PressAsync("t");
        Assert.Null(await page.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task The_palette_finds_a_post_and_enter_opens_it()
    {
        var page = await OpenAsync("/");
        await OpenPaletteAsync(page, "Control+k");
        await page.FillAsync("#palette input", "训练集");
        await page.WaitForSelectorAsync("#palette [role=option][aria-selected=true]");
        Assert.Equal("hit-0", await page.GetAttributeAsync("#palette input", "aria-activedescendant"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/posts/forest"));
    }

    [Fact]
    public async Task Enter_that_belongs_to_the_input_method_opens_nothing()
    {
        var page = await OpenAsync("/");
        await OpenPaletteAsync(page);
        await page.FillAsync("#palette input", "训练集");
        await page.WaitForSelectorAsync("#palette [role=option]");
        var taken = await page.EvaluateAsync<bool>("""
            () => !document.querySelector("#palette input").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))
            """);
        Assert.False(taken);
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Letters_of_an_unfinished_composition_are_not_searched()
    {
        var page = await OpenAsync("/");
        var asked = 0;
        page.Request += (_, request) => { if (request.Url.Contains("/api/search", StringComparison.Ordinal)) asked++; };
        await OpenPaletteAsync(page);
        await page.EvaluateAsync("""
            () => { const input = document.querySelector("#palette input"); input.value = "xunlian"; input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true })); }
            """);
        await page.WaitForTimeoutAsync(200);
        Assert.Equal(0, asked);
        await page.EvaluateAsync("""
            () => { const input = document.querySelector("#palette input"); input.value = "训练"; input.dispatchEvent(new CompositionEvent("compositionend", { data: "训练", bubbles: true })); }
            """);
        await page.WaitForSelectorAsync("#palette [role=option]");
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Only_the_latest_question_is_answered()
    {
        var page = await OpenAsync("/");
        await page.RouteAsync("**/api/search*", async route =>
        {
            if (route.Request.Url.Contains("slow", StringComparison.Ordinal)) await Task.Delay(400, TestContext.Current.CancellationToken);
            await route.ContinueAsync();
        });
        await OpenPaletteAsync(page);
        await page.FillAsync("#palette input", "slow");
        await page.WaitForTimeoutAsync(150);
        await page.FillAsync("#palette input", "五百次有放回");
        await page.WaitForSelectorAsync("#palette [role=option]");
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(1, await page.Locator("#palette [role=option]").CountAsync());
    }

    [Fact]
    public async Task Escape_closes_the_palette_and_gives_the_focus_back()
    {
        var page = await OpenAsync("/");
        await page.FocusAsync(".menu a >> nth=0");
        await OpenPaletteAsync(page);
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        if (await page.IsVisibleAsync("#palette")) await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.querySelector('.menu a')"));
    }

    [Fact]
    public async Task The_table_of_contents_follows_the_reader()
    {
        var page = await OpenAsync("/posts/forest", new() { ViewportSize = new() { Width = 1440, Height = 500 } });
        await page.ClickAsync(".toc a >> text=装袋");
        await page.WaitForSelectorAsync(".toc a[aria-current]:has-text('装袋')");
        Assert.Equal("#装袋", Uri.UnescapeDataString(new Uri(page.Url).Fragment));
    }

    [Fact]
    public async Task A_code_block_can_be_copied()
    {
        var page = await OpenAsync("/posts/forest", new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.HoverAsync(".prose pre");
        await page.ClickAsync(".prose .copy");
        await Assertions.Expect(page.Locator(".prose .copy")).ToHaveTextAsync("已复制");
        Assert.StartsWith("very_long_name", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_button_covers_no_code()
    {
        var page = await OpenAsync("/posts/forest");
        await page.HoverAsync(".prose pre");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.copy').getBoundingClientRect().bottom <= document.querySelector('.prose pre .line, .prose pre code').getBoundingClientRect().top + 1"));
    }

    [Fact]
    public async Task Link_and_citation_of_a_post_can_be_copied()
    {
        var page = await OpenAsync("/posts/forest", new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.ClickAsync(".share summary");
        await page.HoverAsync(".share pre >> nth=0");
        await page.ClickAsync(".share .copy >> nth=0");
        await Assertions.Expect(page.Locator(".share .copy >> nth=0")).ToHaveTextAsync("已复制");
        Assert.Equal("http://localhost:5080/posts/forest", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task An_image_opens_large_and_closes()
    {
        var page = await OpenAsync("/posts/forest");
        await page.FocusAsync(".prose img");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog.zoom img")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("dialog.zoom", new() { State = WaitForSelectorState.Detached });
        Assert.Equal("IMG", await page.EvaluateAsync<string>("document.activeElement.tagName"));
    }

    [Fact]
    public async Task Who_left_in_the_middle_is_offered_to_go_on_from_there()
    {
        var page = await OpenAsync("/posts/forest", new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 500 } });
        await page.EvaluateAsync("scrollTo({ top: 700, behavior: 'instant' })");
        await page.GotoAsync("/archive");
        await page.GotoAsync("/posts/forest");
        await page.ClickAsync(".resume");
        Assert.InRange(await page.EvaluateAsync<double>("scrollY"), 500, 900);
        Assert.Equal(0, await page.Locator(".resume").CountAsync());
    }

    [Fact]
    public async Task A_question_mark_shows_the_keys()
    {
        var page = await OpenAsync("/");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_archive_map_is_walked_by_keyboard_and_leads_to_its_month()
    {
        var page = await OpenAsync("/archive");
        await page.FocusAsync(".heat a >> nth=0");
        await page.Keyboard.PressAsync("Tab");
        Assert.Matches("2026年[23]月", await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".year li:target")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_map_of_links_is_drawn_on_a_wide_screen_and_a_list_on_a_narrow_one(bool script)
    {
        var page = await OpenAsync("/posts/knowledge", new() { JavaScriptEnabled = script });
        await page.ClickAsync(".map summary");
        await Assertions.Expect(page.Locator(".map svg")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("(() => { const [a, b] = [...document.querySelectorAll('.map li')].map(li => li.getBoundingClientRect()); const here = document.querySelector('.here').getBoundingClientRect(); return a.left >= here.right && b.right <= here.left; })()"));
        await page.SetViewportSizeAsync(390, 800);
        await Assertions.Expect(page.Locator(".map svg")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".map .relation").First).ToBeVisibleAsync();
        await page.ClickAsync(".map a[href='/posts/boost']");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("AdaBoost");
    }

    [Fact]
    public async Task A_chinese_title_breaks_behind_its_punctuation()
    {
        var page = await OpenAsync("/posts/boost", new() { ViewportSize = new() { Width = 320, Height = 700 } });
        var tops = await page.EvaluateAsync<double[]>("(() => { const text = document.querySelector('h1').firstChild; const at = (i) => { const range = document.createRange(); range.setStart(text, i); range.setEnd(text, i + 1); return range.getBoundingClientRect().top; }; return [at(8), at(9), at(15)]; })()");
        Assert.True(tops[0] < tops[1]);
        Assert.Equal(tops[1], tops[2]);
    }

    [Fact]
    public async Task On_paper_the_text_stands_alone()
    {
        var page = await OpenAsync("/posts/forest");
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await page.IsVisibleAsync(".masthead"));
        Assert.False(await page.IsVisibleAsync(".toc"));
        Assert.True(await page.IsVisibleAsync(".prose"));
        Assert.False(await page.IsVisibleAsync(".series-nav"));
        Assert.True(await page.IsVisibleAsync(".qr"));
        Assert.True(await page.IsVisibleAsync(".share dd >> nth=0"));
        Assert.False(await page.IsVisibleAsync(".share dd >> nth=2"));
        Assert.Equal("rgb(255, 255, 255)", await Ground(page));
    }

    private static Task<string> Ground(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");
}
