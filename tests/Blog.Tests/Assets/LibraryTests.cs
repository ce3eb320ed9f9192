using System.Net;
using System.Text.RegularExpressions;

namespace Blog.Tests.Assets;

/// <summary>Third-party files that pages ask for, as the running site serves them.</summary>
public sealed partial class LibraryTests
{
    // The style sheet names fonts by fingerprint, computed as the SDK does it: were it another, this would be 404.
    [Fact]
    public async Task Every_font_of_the_math_style_sheet_is_there_and_is_woff2()
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# A\n");
        var fonts = Url().Matches(await blog.TextAsync("/lib/katex/katex.min.css")).Select(match => match.Groups[1].Value).ToList();

        Assert.True(fonts.Count >= 20);
        Assert.All(fonts, font => Assert.Matches(@"^fonts/[\w-]+\.[0-9a-z]{10}\.woff2$", font));
        foreach (var font in fonts)
        {
            using var response = await blog.GetAsync($"/lib/katex/{font}");
            Assert.Equal((HttpStatusCode.OK, "font/woff2"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task The_modules_of_the_diagram_script_are_served()
    {
        await using var blog = await BlogServer.StartAsync("-- a.md --\n# A\n");
        var modules = Module().Matches(await blog.TextAsync("/lib/mermaid/mermaid.esm.min.mjs")).Select(match => match.Value).Distinct().ToList();

        Assert.True(modules.Count > 20);
        foreach (var module in modules)
        {
            using var response = await blog.GetAsync($"/lib/mermaid/{module}");
            Assert.Equal((HttpStatusCode.OK, "text/javascript"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }
    }

    [GeneratedRegex(@"url\(([^)]+)\)")]
    private static partial Regex Url();

    [GeneratedRegex(@"\./chunks/[^""']+\.mjs")]
    private static partial Regex Module();
}
