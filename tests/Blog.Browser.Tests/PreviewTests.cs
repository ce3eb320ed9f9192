using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class PreviewTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    private const string ToSection = ".prose a[href*='/posts/forest#']";

    [Fact]
    public async Task A_link_to_a_post_shows_its_title_its_day_and_what_it_is_about()
    {
        var page = await OpenAsync("/posts/boost");
        await page.HoverAsync(".series-nav a[href='/posts/forest']");
        await Assertions.Expect(page.Locator(".preview header a")).ToHaveTextAsync("随机森林");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("2026-03-08");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("为什么一片森林比一棵树稳。");
    }

    [Fact]
    public async Task A_link_to_a_section_shows_that_section_alone()
    {
        var page = await OpenAsync("/posts/boost");
        await page.HoverAsync(ToSection);
        await Assertions.Expect(page.Locator(".preview table")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".preview")).Not.ToContainTextAsync("先量一量");
        await Assertions.Expect(page.Locator(".preview")).Not.ToContainTextAsync("见 AdaBoost");
        Assert.Equal(0, await page.Locator(".preview [id]").CountAsync());
    }

    [Fact]
    public async Task A_reference_within_the_page_shows_the_figure_without_asking_for_anything()
    {
        var page = await OpenAsync("/posts/knowledge");
        var asked = new List<string>();
        page.Request += (_, request) => { if (request.ResourceType is "fetch") asked.Add(request.Url); };
        await page.HoverAsync(".prose .reference >> nth=0");
        await Assertions.Expect(page.Locator(".preview img")).ToBeVisibleAsync();
        Assert.Empty(asked);
    }

    [Fact]
    public async Task The_pointer_may_rest_on_a_preview_and_escape_takes_it_away()
    {
        var page = await OpenAsync("/posts/boost");
        await page.HoverAsync(ToSection);
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.HoverAsync(".preview header");
        await page.WaitForTimeoutAsync(500); // twice the time it stays without the pointer
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_preview_goes_when_the_pointer_has_left()
    {
        var page = await OpenAsync("/posts/boost");
        await page.HoverAsync(ToSection);
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.HoverAsync("h1");
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_keyboard_opens_a_preview_goes_into_it_and_comes_back()
    {
        var page = await OpenAsync("/posts/boost");
        await page.EvaluateAsync($"(() => {{ const before = document.querySelector(\"{ToSection}\").parentElement; before.tabIndex = -1; before.focus(); }})()");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".preview")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(".preview header a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(ToSection)).ToBeFocusedAsync();
        await page.WaitForTimeoutAsync(600); // twice the time after which a link that the keyboard reaches opens its preview
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_script_a_link_is_a_link()
    {
        var page = await OpenAsync("/posts/boost", new() { JavaScriptEnabled = false });
        await page.ClickAsync(ToSection);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("随机森林");
    }
}

/// <summary>The same from files alone, below a path.</summary>
public sealed class ExportedPreviewTests(Chromium chromium, ExportedBlog blog) : Reading(chromium, blog.Address), IClassFixture<ExportedBlog>
{
    [Fact]
    public async Task An_exported_site_has_previews()
    {
        var page = await OpenAsync("/blog/posts/boost/");
        await page.HoverAsync(".prose a[href*='forest']");
        await Assertions.Expect(page.Locator(".preview table")).ToBeVisibleAsync();
    }
}
