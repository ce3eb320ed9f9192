using Blog.Engine.Markup;

namespace Blog.Tests.Markup;

/// <summary>Nothing that an author saves fails, and every word of it is shown.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string, string> Inputs() => new()
    {
        { "quotes", new string('>', 10_000) + " 末尾" },
        { "lists", string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', 2 * depth) + "- 项\n")) + "\n末尾" },
        { "brackets", new string('[', 50_000) + "末尾" },
        { "links", string.Concat(Enumerable.Repeat("[a](", 50_000)) + "末尾" },
        { "images", string.Concat(Enumerable.Repeat("![", 50_000)) + "末尾" },
        { "wiki links", string.Concat(Enumerable.Repeat("[[", 50_000)) + "末尾" },
        { "emphasis", string.Concat(Enumerable.Repeat("*a ", 50_000)) + "末尾" },
        { "mixed emphasis", string.Concat(Enumerable.Repeat("*a**b==c~~", 10_000)) + "末尾" },
        { "headings", string.Concat(Enumerable.Repeat("## 同名\n\n", 10_000)) + "末尾" },
        { "table rows", "|a|b|c|\n|-|-|-|\n" + string.Concat(Enumerable.Repeat("|1|2|3|\n", 5_000)) + "\n末尾" },
        { "table columns", string.Concat(Enumerable.Repeat("|a", 5_000)) + "|\n" + string.Concat(Enumerable.Repeat("|-", 5_000)) + "|\n\n末尾" },
        { "dollars", string.Concat(Enumerable.Repeat("$a ", 50_000)) + "末尾" },
        { "double dollars", string.Concat(Enumerable.Repeat("$$\n", 20_000)) + "末尾" },
        { "begin", string.Concat(Enumerable.Repeat("\\begin{align}\n", 5_000)) + "末尾" },
        { "tags", string.Concat(Enumerable.Repeat("<b>", 20_000)) + "末尾" },
        { "open tags", string.Concat(Enumerable.Repeat("<a b=\"", 20_000)) + "末尾" },
        { "blocks of HTML", string.Concat(Enumerable.Repeat("<div>\n", 20_000)) + "末尾" },
        { "footnotes", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"[^{i}]\n\n[^{i}]: 注\n\n")) + "末尾" },
        { "callouts", string.Concat(Enumerable.Range(1, 60).Select(depth => string.Concat(Enumerable.Repeat("> ", depth)) + "[!note] 题\n")) + "\n末尾" },
        { "addresses", string.Concat(Enumerable.Repeat("https://a.b/", 20_000)) + " 末尾" },
        { "backticks", string.Concat(Enumerable.Range(1, 1_000).Select(length => new string('`', length) + " ")) + "末尾" },
        { "control characters", "\0\u0001\u200B\uFEFF\u202E 末尾" },
        { "lone surrogates", "\uD800 末尾 \uDC00" },
        { "carriage returns", "# 一\r\n\r\n- 二\r\n- 末尾\r" },
        { "nothing", "末尾" },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Inputs))]
    public async Task Hostile_input_is_shown_as_well_as_may_be(string name, string markdown)
    {
        var rendering = new Rendering();

        var body = await Task.Run(() => rendering.Render(markdown), TestContext.Current.CancellationToken);
        var outline = await Task.Run(() => rendering.Read(markdown), TestContext.Current.CancellationToken);

        Assert.True(body.Html.Contains("末尾", StringComparison.Ordinal), $"{name}: the last word is lost");
        Assert.NotEmpty(outline.Sections);
    }

    [Fact]
    public void A_body_that_nests_too_deeply_says_so() =>
        Assert.Contains(new Rendering().Read(new string('>', 10_000) + " 文").Diagnostics, diagnostic => diagnostic.Code == "BLOG101");

    [Fact]
    public void A_body_above_the_limit_says_so()
    {
        var rendering = new Rendering(new MarkupSettings { MaxBodyLength = 10 });

        Assert.Contains(rendering.Read("一二三四五六七八九十多出来的").Diagnostics, diagnostic => diagnostic.Code == "BLOG100");
        Assert.Contains("一二三", rendering.Html("一二三四五六七八九十多出来的"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<SCRIPT SRC=//x></SCRIPT>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<a href=\" java\nscript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("![x](vbscript:alert(1))")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<b <script>alert(1)</script>>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("> [!note] <img src=x onerror=alert(1)>")]
    [InlineData("[[x|<img src=x onerror=alert(1)>]]")]
    [InlineData("![[x.png|<img src=x onerror=alert(1)>]]")]
    [InlineData("[^a]\n\n[^a]: <img src=x onerror=alert(1)>")]
    public void Nothing_that_could_run_reaches_a_page(string markdown)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(new Rendering { EverythingExists = true }.Html(markdown));

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => CouldRun(attribute.Name, attribute.Value));
    }

    private static bool CouldRun(string name, string value) =>
        name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (name is "href" or "src" && (value.Contains("script:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:text", StringComparison.OrdinalIgnoreCase)));
}
