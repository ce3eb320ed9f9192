using Microsoft.Playwright;

namespace Blog.Browser.Tests;

public sealed class DiagramTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    private const string LabelsThatFit = """
        () => [...document.querySelectorAll(".drawing")].map(host => host.shadowRoot.querySelector("svg"))
            .flatMap(svg => [...svg.querySelectorAll("foreignObject")])
            .every(box => [...box.children].every(label => label.getBoundingClientRect().width <= box.getBoundingClientRect().width + 1))
        """;

    [Theory]
    [InlineData(ColorScheme.Dark)]
    [InlineData(ColorScheme.Light)]
    public async Task Diagrams_are_drawn_with_styles_and_labels_that_fit(ColorScheme scheme)
    {
        var page = await OpenAsync("/posts/diagrams", new() { ColorScheme = scheme });
        await DrawnAsync(page);
        Assert.Contains("读取数据", await page.EvaluateAsync<string>("document.querySelector('.drawing').shadowRoot.textContent"), StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>(LabelsThatFit));
        var node = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.drawing').shadowRoot.querySelector('.node rect')).fill");
        Assert.NotEqual("rgb(0, 0, 0)", node);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelectorAll('.drawing')[0].getBoundingClientRect().height > 40"));
    }

    [Fact]
    public async Task A_diagram_follows_the_theme()
    {
        var page = await OpenAsync("/posts/diagrams", new() { ColorScheme = ColorScheme.Light });
        await DrawnAsync(page);
        const string Ink = "getComputedStyle(document.querySelector('.drawing').shadowRoot.querySelector('.nodeLabel')).color";
        var light = await page.EvaluateAsync<string>(Ink);
        await page.ClickAsync("[data-theme-switch]");
        var patience = TimeProvider.System.GetTimestamp();
        while (await page.EvaluateAsync<string>(Ink) == light) Assert.InRange(TimeProvider.System.GetElapsedTime(patience).TotalSeconds, 0, 60);
    }

    [Fact]
    public async Task The_source_of_a_diagram_is_folded_below_it_and_a_refused_one_stays_readable()
    {
        var page = await OpenAsync("/posts/diagrams");
        await DrawnAsync(page);
        Assert.False(await page.IsVisibleAsync(".diagram >> nth=0 >> pre"));
        await page.ClickAsync(".diagram >> nth=0 >> summary");
        Assert.Contains("flowchart LR", await page.TextContentAsync(".diagram >> nth=0 >> .mermaid-source"), StringComparison.Ordinal);
        Assert.True(await page.IsVisibleAsync(".diagram:has(.refused) .mermaid-source"));
    }

    [Fact]
    public async Task A_diagram_opens_large_and_closes()
    {
        var page = await OpenAsync("/posts/diagrams");
        await DrawnAsync(page);
        await page.FocusAsync(".drawing >> nth=0");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("dialog.zoom .vector svg")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('dialog.zoom .vector').shadowRoot.querySelector('svg').getBoundingClientRect().width > 600"));
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("dialog.zoom", new() { State = WaitForSelectorState.Detached });
        Assert.Equal("drawing", await page.EvaluateAsync<string>("document.activeElement.className"));
    }

    [Fact]
    public async Task Without_script_a_diagram_is_its_source()
    {
        var page = await OpenAsync("/posts/diagrams", new() { JavaScriptEnabled = false });
        Assert.True(await page.IsVisibleAsync("text=读取数据"));
    }

    [Fact]
    public async Task A_page_without_diagrams_does_not_load_them()
    {
        var page = await OpenAsync("/posts/forest");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.False(await page.EvaluateAsync<bool>("performance.getEntriesByType('resource').some(entry => entry.name.includes('mermaid') || entry.name.includes('diagram'))"));
    }

    /// <summary>Waits for the last drawing and for the one that is refused.</summary>
    private static async Task DrawnAsync(IPage page)
    {
        await page.WaitForSelectorAsync(".drawing >> nth=5");
        await page.WaitForSelectorAsync(".refused");
    }
}
