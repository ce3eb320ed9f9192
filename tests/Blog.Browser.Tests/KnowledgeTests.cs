using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class KnowledgeTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    [Fact]
    public async Task Tabs_are_chosen_by_pointer_and_by_keyboard_without_script()
    {
        var page = await OpenAsync("/posts/knowledge", new() { JavaScriptEnabled = false });
        await Assertions.Expect(page.GetByText("第一种写法。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("第二种写法。")).ToBeHiddenAsync();

        await page.ClickAsync("label:text-is('第二种')");
        await Assertions.Expect(page.GetByText("第二种写法。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("第一种写法。")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.GetByText("第一种写法。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_into_a_tab_that_is_closed_shows_it()
    {
        var page = await OpenAsync("/posts/knowledge", new() { JavaScriptEnabled = false });
        await page.ClickAsync("text=去里面");
        await Assertions.Expect(page.GetByText("第二种写法。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Print_shows_every_tab()
    {
        var page = await OpenAsync("/posts/knowledge");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.GetByText("第一种写法。")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("第二种写法。")).ToBeVisibleAsync();
    }
}
