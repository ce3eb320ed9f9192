using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class PaletteTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    private const string Option = "#palette [role=option]";

    [Fact]
    public async Task What_was_searched_is_offered_again_until_it_is_cleared()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "训练集");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/posts/forest"));
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded); // the scripts of the page have run
        await OpenPaletteAsync(page);
        await Assertions.Expect(page.Locator(Option + " strong").First).ToHaveTextAsync("训练集");
        Assert.Equal(0, await page.Locator(Option + "[aria-selected=true]").CountAsync());
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(Option + " mark");
        Assert.Equal("训练集", await page.InputValueAsync("#palette input"));
        await page.FillAsync("#palette input", "");
        await page.ClickAsync(Option + ":has-text('清除')");
        await Assertions.Expect(page.Locator(Option)).ToHaveCountAsync(0);
        Assert.Null(await page.EvaluateAsync<string?>("localStorage.getItem('searches')"));
    }

    [Fact]
    public async Task Where_nothing_may_be_stored_search_works_and_offers_nothing()
    {
        var page = await OpenAsync("/");
        await page.EvaluateAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } })");
        await OpenPaletteAsync(page);
        await Assertions.Expect(page.Locator(Option)).ToHaveCountAsync(0);
        await page.FillAsync("#palette input", "训练集");
        await page.WaitForSelectorAsync(Option + "[aria-selected=true]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/posts/forest"));
    }

    [Fact]
    public async Task Enter_pressed_before_the_answer_opens_what_was_asked_and_not_what_stood_there()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "权重公式");
        var answer = new TaskCompletionSource();
        await page.RouteAsync("**/api/search*", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });
        await page.FillAsync("#palette input", "五百次有放回");
        await page.Keyboard.PressAsync("Enter");
        answer.SetResult();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/posts/forest"));
    }

    [Fact]
    public async Task A_misspelt_word_brings_the_word_that_may_be_meant()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "bootstrpa");
        await page.ClickAsync(Option + ":has-text('您要找的是不是')");
        Assert.Equal("bootstrap", await page.InputValueAsync("#palette input"));
        await page.WaitForSelectorAsync(Option + " mark:text-is('bootstrap')");
    }

    [Fact]
    public async Task Tags_that_fit_are_offered_after_the_hits()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "集成");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal("集成学习", await page.TextContentAsync(Option + "[aria-selected=true] strong"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/tags/"));
    }

    [Fact]
    public async Task The_number_of_hits_is_announced()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "五百次有放回");
        await Assertions.Expect(page.Locator("#palette [role=status]")).ToHaveTextAsync("1 个结果");
    }

    [Fact]
    public async Task The_words_are_marked_on_the_page_one_lands_on()
    {
        var page = await OpenAsync("/");
        await SearchAsync(page, "五百次有放回");
        Assert.EndsWith(":~:text=" + Uri.EscapeDataString("五百次有放回"), await page.GetAttributeAsync(Option, "href"), StringComparison.Ordinal);
    }

    private static async Task SearchAsync(IPage page, string question)
    {
        await OpenPaletteAsync(page);
        await page.FillAsync("#palette input", question);
        await page.WaitForSelectorAsync(Option + "[aria-selected=true]");
    }
}
