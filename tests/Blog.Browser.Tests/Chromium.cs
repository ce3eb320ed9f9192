using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Blog.Browser.Tests.Chromium))]

namespace Blog.Browser.Tests;

/// <summary>The system's Chromium, shared by the tests of an assembly; tests skip with a message where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>How long a test waits for what it expects of a page, in milliseconds: on a machine that does much else at once.</summary>
    private const float Patience = 300_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);

    /// <summary>The browser; skips the calling test where none is installed.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, "no Chromium: install Debian's package 'chromium' or set CHROMIUM to its path");
            return browser!;
        }
    }

    /// <summary>A new profile of the browser, which waits as long for what is on a page as the tests do.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        var context = await Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask InitializeAsync()
    {
        if (Path is null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
