using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class AccessibilityTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    [Theory]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task No_page_breaks_a_rule_of_wcag(ColorScheme scheme, int width)
    {
        var page = await OpenAsync("/", new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, BypassCSP = true });
        foreach (var path in PageTypes)
        {
            await page.GotoAsync(path);
            await AssertNoViolation(page, path);
        }
    }

    [Fact]
    public async Task The_search_palette_breaks_no_rule_of_wcag()
    {
        var page = await OpenAsync("/", new() { BypassCSP = true });
        await OpenPaletteAsync(page);
        await page.FillAsync("#palette input", "训练集");
        await page.WaitForSelectorAsync("#palette [role=option]");
        await AssertNoViolation(page, "the palette");
    }

    private static async Task AssertNoViolation(IPage page, string where)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, where + ": " + string.Join("; ", result.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html} ({violation.Nodes[0].Any.FirstOrDefault()?.Message})")));
    }
}
