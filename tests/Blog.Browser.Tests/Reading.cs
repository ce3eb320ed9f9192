using Microsoft.Playwright;

namespace Blog.Browser.Tests;

/// <summary>A small site in a real browser. A page opened here fails its test when it logs an error or asks another host for anything.</summary>
public abstract class Reading(Chromium chromium, string address) : IAsyncDisposable
{
    protected static readonly string[] PageTypes = ["/", "/posts/forest", "/posts/knowledge", "/about", "/tags", "/tags/集成学习", "/categories", "/categories/机器学习", "/series", "/series/集成学习", "/archive", "/search", "/search?q=森林", "/nothing-here"];

    private readonly List<string> complaints = [];
    private readonly List<IBrowserContext> contexts = [];

    protected Reading(Chromium chromium, SampleBlog blog) : this(chromium, blog.Address)
    {
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    /// <summary>Opens the search dialog by a key and waits until its script has come.</summary>
    protected static async Task OpenPaletteAsync(IPage page, string key = "/")
    {
        await page.Keyboard.PressAsync(key);
        await page.WaitForSelectorAsync("#palette[data-ready]");
    }

    protected async Task<IPage> OpenAsync(string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = address;
        var context = await chromium.NewContextAsync(options);
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type is "error" or "warning" && !IsMissingPage(message)) complaints.Add($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => { if (!IsSlowness(error)) complaints.Add($"{page.Url}: {error}"); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add($"{page.Url} asked for {request.Url}"); };
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A browser that is busy shows a page before it has read where its style sheet is, and breaks the transition off before any script of the page can listen.</summary>
    private static bool IsSlowness(string error) => error.Contains("Page already revealed", StringComparison.Ordinal);

    /// <summary>The browser logs the status of a page that is meant to be missing.</summary>
    private static bool IsMissingPage(IConsoleMessage message) => message.Location.Contains("nothing-here", StringComparison.Ordinal);
}
