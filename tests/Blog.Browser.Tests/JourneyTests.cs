using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class JourneyTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reader_goes_from_home_to_a_post_to_its_tag_to_search_and_back_to_the_post(bool script)
    {
        var page = await OpenAsync("/", new() { JavaScriptEnabled = script });
        await page.ClickAsync("text=随机森林");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("随机森林");
        await page.ClickAsync(".post-foot a[rel=tag] >> text=集成学习");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("集成学习");
        await page.GotoAsync("/search");
        await page.FillAsync("main input[name=q]", "训练集");
        await page.ClickAsync("main button[type=submit]");
        await page.ClickAsync(".hits a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("随机森林");
        Assert.Contains("/posts/forest", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1440)]
    [InlineData(2560)]
    public async Task No_page_is_wider_than_its_window(int width)
    {
        var page = await OpenAsync("/", new() { ViewportSize = new() { Width = width, Height = 800 } });
        foreach (var path in PageTypes)
        {
            await page.GotoAsync(path);
            var over = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll("body *")]
                    .filter(element => element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .filter(element => { for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return false; return true; })
                    .map(element => element.tagName + "." + element.className)
                """);
            Assert.True(over.Length == 0, $"{path} at {width}: {string.Join(", ", over)}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{path} at {width} scrolls sideways");
        }
    }

    [Fact]
    public async Task A_line_of_text_holds_34_to_40_han_characters_on_a_wide_screen()
    {
        var page = await OpenAsync("/posts/forest", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var characters = await page.EvaluateAsync<double>("(() => { const p = document.querySelector('.prose p'); return p.clientWidth / parseFloat(getComputedStyle(p).fontSize); })()");
        Assert.InRange(characters, 34, 40);
    }

    [Fact]
    public async Task The_first_tab_stop_skips_to_the_text()
    {
        var page = await OpenAsync("/posts/forest");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Everything_but_conveniences_is_there_without_script()
    {
        var page = await OpenAsync("/posts/forest", new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 1440, Height = 900 } });
        Assert.True(await page.IsVisibleAsync(".prose >> text=先量一量"));
        Assert.True(await page.IsVisibleAsync(".toc a >> text=装袋"));
        Assert.False(await page.IsVisibleAsync("[data-theme-switch]"));
        Assert.Equal(0, await page.Locator(".copy").CountAsync());
    }
}
