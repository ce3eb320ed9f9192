using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Blog.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

public sealed partial class LanguageTests
{
    [Theory]
    [InlineData("zh-CN", "归档", "信号丢失")]
    [InlineData("zh-TW", "歸檔", "訊號遺失")]
    [InlineData("zh-HK", "歸檔", "訊號遺失")]
    [InlineData("en", "Archive", "Signal lost")]
    [InlineData("en-GB", "Archive", "Signal lost")]
    public async Task The_interface_speaks_the_language_of_the_site(string language, string archive, string missing)
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n# 一\n\n文", $"Language={language}");
        server.Client.DefaultRequestHeaders.Add("Accept-Language", "fr");
        var home = await Text(server, "/");
        var lost = await Text(server, "/no");

        Assert.Contains($">{archive}</a>", home, StringComparison.Ordinal);
        Assert.Contains(missing, lost, StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_shows_the_name_of_a_text_instead_of_the_text()
    {
        await using var server = await BlogServer.StartAsync("-- a.md --\n---\ntags: [x]\nseries: s\ncategories: [c]\n---\n# 一\n\n文");
        foreach (var path in new[] { "/", "/posts/a", "/tags", "/tags/x", "/categories", "/categories/c", "/series", "/series/s", "/archive", "/search", "/search?q=文", "/no" })
        {
            var page = new HtmlParser().ParseDocument(await Text(server, path));
            var texts = page.QuerySelectorAll("[aria-label], [title], [placeholder]").SelectMany(element => element.Attributes.Select(attribute => attribute!.Value)).Append(page.Body!.TextContent);
            Assert.DoesNotContain(texts, text => TextName().IsMatch(text));
        }
    }

    [Theory]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public void Every_text_is_there_in_every_language(string language)
    {
        var texts = new ResourceManager(typeof(Resources.Text));
        Assert.Equal(Names(texts, CultureInfo.InvariantCulture), Names(texts, CultureInfo.GetCultureInfo(language)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("IsStatic=true")]
    [InlineData("Comments:Provider=isso", "Comments:Server=https://talk.example.org")]
    public async Task An_English_site_says_nothing_in_Chinese(params string[] settings)
    {
        const string Posts = """
            -- a.md --
            ---
            title: Forests
            date: 2014-01-01
            tags: [x]
            series: s
            categories: [c]
            author: Me
            translationKey: k
            ---
            See [B](b.md)[^1], $x$.

            > [!warning]
            > Careful.

            ```python
            print(1)
            ```

            ```mermaid
            flowchart LR
                A --> B
            ```

            ![](a.svg)

            [^1]: A note.
            -- b.md --
            ---
            title: Trees
            date: 2026-01-02
            series: s
            tags: [x]
            pinned: true
            lang: fr
            translationKey: k
            ---
            ## One
            ## Two
            Text
            -- d.md --
            ---
            title: Draft
            draft: true
            ---
            Text
            -- about.md --
            ---
            title: About
            layout: page
            ---
            Text
            -- a.svg --
            <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>
            """;
        await using var server = await BlogServer.StartAsync(Posts, ["Language=en", "Tagline=", "ShowDrafts=true", "PageSize=1", .. settings.Where(setting => setting.Length > 0)]);
        var site = server.Services.GetRequiredService<LiveSite>().Current!.Site;
        foreach (var path in site.Urls.Select(page => page.Url.Encoded).Concat(["/search?q=forest", "/search?q=nothing", "/nothing", "/errors/500", "/feed.xml", "/feed.json"]))
            Assert.DoesNotMatch(@"[\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF]", await Text(server, path));
    }

    private static async Task<string> Text(BlogServer server, string path)
    {
        using var answer = await server.GetAsync(path);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Names(ResourceManager texts, CultureInfo culture) =>
        texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\b(Nav|Home|Post|Comments|Feed|Search|Error|Count|Keys|Palette|Theme|Pager|Series|Tags?|Categor(y|ies)|Archive|State|Term)\.[A-Z]")]
    private static partial Regex TextName();
}
