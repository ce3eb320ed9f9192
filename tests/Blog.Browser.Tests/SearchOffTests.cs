using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>A site that wants no search.</summary>
public sealed class SearchOffTests(Chromium chromium, SearchOffTests.Silent blog) : Reading(chromium, blog.Address), IClassFixture<SearchOffTests.Silent>
{
    [Fact]
    public async Task The_keys_of_search_do_nothing_and_the_others_work()
    {
        var page = await OpenAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByText("Ctrl").CountAsync());
        Assert.Equal(0, await page.Locator("a[href*='search'], [role=search]").CountAsync());
    }

    public sealed class Silent : IAsyncLifetime
    {
        private RunningBlog? blog;

        public string Address => blog!.Address;

        public async ValueTask InitializeAsync() => blog = await RunningBlog.StartAsync("-- a.md --\n# 一", "--environment=Production", "--Blog:Search:Enabled=false");

        public ValueTask DisposeAsync() => blog!.DisposeAsync();
    }
}
