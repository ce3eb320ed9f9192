using Blog.Engine.Content;
using Blog.Engine.Markup.Model;

namespace Blog.Tests.Markup;

/// <summary>Nothing that an author saves fails, and every word of it is shown.</summary>
public sealed class HostileInputTests
{
    /// <summary>Long enough to be too deep or too much where that is possible; how long it takes at the longest is measured in tests/Blog.Benchmarks.</summary>
    private const int Length = 60_000;

    public static TheoryData<string> Bodies => [.. HostileInputs.Bodies(1).Select(body => body.Name)];

    public static TheoryData<string> Sites => [.. HostileInputs.Sites(1).Select(site => site.Name)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_hostile_body_is_shown_with_its_last_word(string name)
    {
        var rendering = new Rendering();
        var markdown = HostileInputs.Bodies(Length).Single(body => body.Name == name).Markdown();

        Assert.Contains("末尾", VisibleWords.OfHtml(rendering.Render(markdown).Html), StringComparison.Ordinal);
        Assert.NotEmpty(rendering.Read(markdown).Sections);
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void A_hostile_post_is_shown_or_reported_and_its_neighbour_lives(string name)
    {
        var files = HostileInputs.Sites(Length).Single(site => site.Name == name).Files();

        var site = TestSite.From($"{files}\n-- neighbour.md --\n邻居\n");

        Assert.Contains("邻居", site.Render(site.FindByPath(SitePath.From("neighbour.md"))!).Html, StringComparison.Ordinal);
        var post = site.Parsed.Values.Single(post => post.Path.Stem is "post");
        if (site.FindByPath(post.Path) is { } shown) Assert.Contains("末尾", site.Render(shown).Html, StringComparison.Ordinal);
        else Assert.Contains(site.Diagnostics, diagnostic => diagnostic.Place.File == post.Path);
    }

    [Theory]
    [InlineData("quotes", "BLOG101")]
    [InlineData("links in links", "BLOG102")]
    [InlineData("lists", "BLOG101")]
    [InlineData("square table", "BLOG103")]
    [InlineData("short rows of a wide table", "BLOG103")]
    [InlineData("definitions", "BLOG102")]
    [InlineData("instructions", "BLOG102")]
    [InlineData("paragraphs", "BLOG102")]
    public void What_is_too_deep_or_too_much_says_so(string name, string code) =>
        Assert.Contains(new Rendering().Read(HostileInputs.Bodies(code is "BLOG103" ? 150_000 : 900_000).Single(body => body.Name == name).Markdown()).Diagnostics, diagnostic => diagnostic.Code == code);

    [Fact]
    public void A_body_that_nests_too_deeply_says_so() =>
        Assert.Contains(new Rendering().Read(new string('>', 10_000) + " 文").Diagnostics, diagnostic => diagnostic.Code == "BLOG101");

    [Fact]
    public void Brackets_that_open_nothing_do_not_nest() =>
        Assert.Empty(new Rendering().Read(string.Concat(Enumerable.Repeat("a[i][j] ", 2_000))).Diagnostics);

    [Fact]
    public void A_body_above_the_limit_says_so()
    {
        var rendering = new Rendering(new MarkupSettings { MaxBodyLength = 10 });

        Assert.Contains(rendering.Read("一二三四五六七八九十多出来的").Diagnostics, diagnostic => diagnostic.Code == "BLOG100");
        Assert.Contains("一二三四五六七八九十多出来的", rendering.Html("一二三四五六七八九十多出来的"), StringComparison.Ordinal);
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
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<JaVaScRiPt:alert(1)>")]
    [InlineData("<vbscript:alert(1)>")]
    [InlineData("<data:text/html,<script>alert(1)</script>>")]
    [InlineData("<data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==>")]
    [InlineData("# <javascript:alert(1)>")]
    [InlineData("[a]: javascript:alert(1)\n\n[a] ![a]")]
    [InlineData("[a]: <data:text/html,x>\n\n[x][a]")]
    [InlineData("![x](data:image/svg+xml,<svg/onload=alert(1)>)")]
    [InlineData("<img srcset=\"javascript:alert(1) 2x\">")]
    [InlineData("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    [InlineData("<svg><use href=\"data:image/svg+xml,x#y\"/></svg>")]
    [InlineData("<math><mi href=\"javascript:alert(1)\">x</mi></math>")]
    [InlineData("<video poster=\"javascript:alert(1)\" src=\"javascript:alert(1)\"></video>")]
    [InlineData("<blockquote cite=\"javascript:alert(1)\">x</blockquote>")]
    [InlineData("<table background=\"javascript:alert(1)\"><tr><td>x</td></tr></table>")]
    [InlineData("<a href=\"&#x6A;avascript&colon;alert(1)\">x</a>")]
    [InlineData("<a href=\"\u0001javascript:alert(1)\">x</a>")]
    [InlineData("$\\href{javascript:alert(1)}{x}$ $\\url{javascript:alert(1)}$ $\\htmlData{a=b}{x}$")]
    [InlineData("::: tip <javascript:alert(1)>\n文\n:::")]
    [InlineData("| <javascript:alert(1)> |\n|-|\n| <data:text/html,x> |")]
    [InlineData("{{< ref \"javascript:alert(1)\" >}} [x]({{ 'javascript:alert(1)' | relative_url }})")]
    [InlineData("见 [@a]。")]
    public void Nothing_that_could_run_reaches_a_page(string markdown)
    {
        foreach (var trusted in (bool[])[true, false])
        {
            var rendering = new Rendering(new MarkupSettings { TrustHtml = trusted }) { EverythingExists = true, References = "@misc{a, title = {x}, url = {javascript:alert(1)}}" };
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(rendering.Html(markdown));

            Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed"));
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => CouldRun(attribute.Name, attribute.Value));
        }
    }

    [Fact]
    public void A_wiki_link_leads_to_what_is_there_alone() =>
        Assert.DoesNotContain("href", new Rendering().Html("[[javascript:alert(1)]] [[javascript:alert(1)|x]] ![[javascript:alert(1)]]"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    public void An_address_in_angle_brackets_that_is_refused_is_shown_and_reported(string markdown)
    {
        var body = new Rendering().Render(markdown);
        Assert.Contains(body.Diagnostics, diagnostic => diagnostic.Code == "BLOG110");
        Assert.Contains(System.Net.WebUtility.HtmlEncode(markdown), body.Html, StringComparison.Ordinal);
    }

    private static bool CouldRun(string name, string value) =>
        name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
        || (name is "href" or "src" or "xlink:href" or "srcset" or "poster" or "cite" or "background" && (value.Contains("script:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:text", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase)));
}
