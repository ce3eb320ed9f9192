using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>Footnotes and citations: beside the text where there is room, where they are called on a click elsewhere, at the end always.</summary>
public sealed class NoteTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    private const string Boxes = """
        () => [...document.querySelectorAll(".footnotes li, .cited li")].map(note => note.getBoundingClientRect()).map(box => [box.top, box.bottom, box.left, box.right])
        """;

    private static readonly ViewportSize Wide = new() { Width = 1440, Height = 900 };
    private static readonly ViewportSize Narrow = new() { Width = 700, Height = 900 };

    [Theory]
    [InlineData(1440, true)]
    [InlineData(1000, true)]
    [InlineData(1440, false)]
    [InlineData(1000, false)]
    public async Task On_a_wide_screen_notes_stand_beside_the_line_that_calls_them_and_never_on_each_other(int width, bool script)
    {
        var page = await OpenAsync("/posts/knowledge", new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = script });
        if (script) await page.WaitForSelectorAsync(".beside");
        var notes = await page.EvaluateAsync<double[][]>(Boxes);
        Assert.Equal(script ? 4 : 2, notes.Length);
        Assert.All(notes.Zip(notes.Skip(1)), pair => Assert.True(pair.First[1] <= pair.Second[0]));
        var text = await page.EvaluateAsync<double[]>("(() => { const box = document.querySelector('.prose').getBoundingClientRect(); return [box.left, box.right]; })()");
        Assert.All(notes, note => Assert.True(note[3] <= text[0] && note[2] >= 0));
        var call = await page.EvaluateAsync<double>("document.querySelector('.footnote-ref a, .citation').getBoundingClientRect().top");
        Assert.True(notes[0][0] >= call - 2 || !script);
    }

    [Fact]
    public async Task A_note_beside_the_text_leads_back_to_it_without_script()
    {
        var page = await OpenAsync("/posts/forest", new() { ViewportSize = Wide, JavaScriptEnabled = false });
        await page.ClickAsync(".footnotes .footnote-back");
        Assert.EndsWith("#fnref-1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_narrow_screen_and_on_paper_notes_are_the_list_at_the_end()
    {
        var page = await OpenAsync("/posts/knowledge", new() { ViewportSize = Narrow });
        await AssertListAsync(page);
        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await AssertListAsync(page);
    }

    [Fact]
    public async Task On_a_narrow_screen_a_footnote_opens_where_it_is_called()
    {
        var page = await OpenAsync("/posts/forest", new() { ViewportSize = Narrow });
        await page.ClickAsync(".footnote-ref a");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("量法见后文");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_citation_shows_its_line_in_place_and_another_click_closes_it()
    {
        var page = await OpenAsync("/posts/knowledge", new() { ViewportSize = Narrow, HasTouch = true });
        await page.TapAsync(".citation a >> nth=0");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("BREIMAN L. Random Forests[J].");
        await page.TapAsync(".citation a >> nth=2");
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("周志华");
        await page.TapAsync(".citation a >> nth=2");
        await Assertions.Expect(page.Locator(".preview")).ToHaveCountAsync(0);
    }

    private static async Task AssertListAsync(IPage page)
    {
        await Assertions.Expect(page.Locator(".beside").First).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.footnotes').getBoundingClientRect().top > document.querySelector('.bibliography').getBoundingClientRect().top"));
        Assert.Equal("static", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.footnotes li:not(.beside)')).position"));
    }
}
