using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>Search in an exported site, in a real browser: no program answers, only files.</summary>
public sealed class StaticSearchTests(Chromium chromium, ExportedBlog blog) : Reading(chromium, blog.Address), IClassFixture<ExportedBlog>
{
    [Fact]
    public async Task The_palette_finds_a_post_as_chinese_is_typed_and_enter_opens_it_at_the_heading()
    {
        var page = await OpenAsync("/blog/");
        await OpenPaletteAsync(page);
        foreach (var character in "训练集") await page.Keyboard.InsertTextAsync(character.ToString());
        await page.WaitForSelectorAsync("#palette [role=option][aria-selected=true] mark:text-is('训练集')");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/blog/posts/forest/?(#|$)"));
        Assert.Equal("随机森林", await page.TextContentAsync("h1"));
    }

    [Fact]
    public async Task The_search_page_answers_an_address_and_leads_to_a_hit()
    {
        var page = await OpenAsync("/blog/search/?q=" + Uri.EscapeDataString("集成"));
        await Assertions.Expect(page.Locator("#results")).ToHaveTextAsync("2 个结果");
        Assert.Equal("集成", await page.InputValueAsync("main input[name=q]"));
        Assert.False(await page.IsVisibleAsync("[data-scriptless]"));
        await page.ClickAsync("text=按时间排列");
        await Assertions.Expect(page.Locator(".hits h3").First).ToHaveTextAsync("AdaBoost：权重公式的推导");
        await page.ClickAsync(".facets a:text-is('决策树')");
        await Assertions.Expect(page.Locator("#results")).ToHaveTextAsync("1 个结果");
        Assert.True(await page.IsCheckedAsync(".search-form input[name=tag]"));
        await page.ClickAsync(".hits h3 a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("随机森林");
        Assert.Contains("/blog/posts/forest", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_word_is_found_and_its_correction_offered()
    {
        var page = await OpenAsync("/blog/search/?q=bootstrpa");
        await page.ClickAsync(".better a");
        await Assertions.Expect(page.Locator(".hits mark").First).ToHaveTextAsync("bootstrap");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_long_post_only_what_is_shown_is_fetched_where_the_server_can(bool knowsRanges)
    {
        var page = await OpenAsync("/blog/search/");
        if (!knowsRanges) await ForgetRangesAsync(page);
        var statuses = new ConcurrentDictionary<int, bool>();
        page.Response += (_, response) => statuses.TryAdd(response.Status, true);
        await page.FillAsync("main input[name=q]", "灯塔");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".hits mark").First).ToHaveTextAsync("灯塔");
        Assert.Equal(knowsRanges, statuses.ContainsKey(206));
    }

    [Fact]
    public async Task A_server_without_ranges_sends_a_text_once()
    {
        var page = await OpenAsync("/blog/");
        await ForgetRangesAsync(page);
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) => { if (request.Headers.ContainsKey("range")) asked.Enqueue(request.Url); };
        await OpenPaletteAsync(page);
        foreach (var word in (string[])["灯塔", "浪有多高"])
        {
            await page.FillAsync("#palette input", word);
            await page.WaitForSelectorAsync($"#palette [role=option] mark:text-is('{word}')");
        }
        Assert.NotEmpty(asked);
        Assert.Equal(asked.Distinct(), asked);
    }

    [Fact]
    public async Task The_form_of_the_search_page_asks()
    {
        var page = await OpenAsync("/blog/search/");
        await page.FillAsync("main input[name=q]", "zzzz");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#results")).ToContainTextAsync("没有找到");
    }

    [Fact]
    public async Task A_page_does_not_load_the_index_before_one_searches()
    {
        var page = await OpenAsync("/blog/posts/forest/");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.False(await page.EvaluateAsync<bool>("performance.getEntriesByType('resource').some(entry => entry.name.includes('/search/'))"));
    }

    [Fact]
    public async Task Without_script_the_search_page_leads_to_the_archive_and_the_tags()
    {
        var page = await OpenAsync("/blog/search/?q=x", new() { JavaScriptEnabled = false });
        Assert.False(await page.IsVisibleAsync("main form"));
        await page.ClickAsync("main .hint a >> text=归档");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/blog/archive"));
    }

    /// <summary>As with a file server that does not read the header. The browser keeps nothing of what goes through here.</summary>
    private static async Task ForgetRangesAsync(IPage page) =>
        await page.RouteAsync("**/search/*.bin", route => route.ContinueAsync(new() { Headers = route.Request.Headers.Where(header => header.Key is not "range") }));
}
