using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>Every test of this kind also fails when the console says anything.</summary>
public sealed class TransitionTests(Chromium chromium, SampleBlog blog) : Reading(chromium, blog)
{
    /// <summary>A browser that is busy does without: after a few tries it is the page.</summary>
    private const int MostTries = 5;

    private const string Revealed = "addEventListener('pagereveal', ({ viewTransition }) => { window.transition = viewTransition; });";

    [Fact]
    public async Task Pages_fade_into_each_other()
    {
        var page = await OpenAsync("/");
        await page.AddInitScriptAsync(Revealed);
        for (var tries = 1; !await FadesAsync(page); tries++)
        {
            Assert.NotEqual(MostTries, tries);
            await page.GotoAsync("/");
        }
        await page.EvaluateAsync("window.transition.finished");
    }

    [Theory]
    [InlineData("addEventListener('pagereveal', ({ viewTransition }) => viewTransition?.skipTransition());")]
    [InlineData("addEventListener('pageswap', ({ viewTransition }) => viewTransition?.skipTransition());")]
    public async Task A_transition_that_is_skipped_is_no_error(string skip)
    {
        var page = await OpenAsync("/");
        await page.AddInitScriptAsync(skip);
        await page.ReloadAsync();
        await page.ClickAsync(".menu a[href='/tags']");
        await page.WaitForURLAsync("**/tags");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("标签");
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_none()
    {
        var page = await OpenAsync("/", new() { ReducedMotion = ReducedMotion.Reduce });
        await page.AddInitScriptAsync(Revealed);
        await page.ClickAsync(".menu a[href='/tags']");
        await page.WaitForURLAsync("**/tags");
        Assert.True(await page.EvaluateAsync<bool>("window.transition === null"));
    }

    private static async Task<bool> FadesAsync(IPage page)
    {
        await page.ClickAsync(".menu a[href='/tags']");
        await page.WaitForURLAsync("**/tags");
        return await page.EvaluateAsync<bool>("window.transition !== null");
    }
}
