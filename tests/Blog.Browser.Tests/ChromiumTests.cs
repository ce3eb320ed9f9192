namespace Blog.Browser.Tests;

public sealed class ChromiumTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Chromium_shows_a_page()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync("<h1>收到</h1>");
        Assert.Equal("收到", await page.TextContentAsync("h1"));
    }
}
