using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>On every screen: the page never scrolls sideways, nothing lies where it can neither be seen nor reached, nothing covers anything (geometry.js).</summary>
public sealed class GeometryTests(Chromium chromium, RepositoryBlog blog) : Reading(chromium, blog.Address), IClassFixture<RepositoryBlog>
{
    /// <summary>Narrower than this a page is opened as a phone opens it.</summary>
    private const int Phone = 768;

    private static readonly Lazy<string> Law = new(() => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Blog.Browser.Tests", "geometry.js")));

    [Theory]
    [InlineData(320, ColorScheme.Dark, true)]
    public async Task Every_page_keeps_the_law_of_geometry(int width, ColorScheme scheme, bool script)
    {
        var page = await OpenAsync("/", new()
        {
            ViewportSize = new() { Width = width, Height = 850 },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            IsMobile = width < Phone,
            HasTouch = width < Phone,
            BypassCSP = true,
        });
        var breaks = new List<string>();
        foreach (var path in blog.Paths)
        {
            await page.GotoAsync(path);
            breaks.AddRange((await BreaksOf(page)).Select(found => $"{path}: {found}"));
        }
        Assert.True(breaks.Count == 0, $"at {width}\n{string.Join("\n", breaks)}");
    }

    private static async Task<string[]> BreaksOf(IPage page)
    {
        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        return await page.EvaluateAsync<string[]>(Law.Value);
    }
}
