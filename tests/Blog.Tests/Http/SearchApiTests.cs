using System.Net;
using System.Text.Json;

namespace Blog.Tests.Http;

public sealed class SearchApiTests(SearchApiTests.Shared shared) : IClassFixture<SearchApiTests.Shared>
{
    private const string Files = """
        -- 2024-03-01-注意力.md --
        ---
        title: 注意力机制
        tags: [深度学习]
        ---
        ## 缩放点积

        查询与键的内积除以 <b>根号</b> 维度，再过 `softmax`。
        -- 2024-02-01-森林.md --
        ---
        title: 随机森林
        tags: [集成学习]
        ---
        许多树的平均。查询次数不限。用 optimizer 调参。

        样本 $x_i$ 的损失满足 $\sum_i \ell(x_i) < \epsilon$ 时停止。
        """;

    private readonly BlogServer blog = shared.Server;

    [Fact]
    public async Task An_answer_has_the_form_that_scripts_rely_on()
    {
        var answer = JsonDocument.Parse(await blog.TextAsync("/api/search?q=点积&limit=5")).RootElement;
        Assert.Equal("点积", answer.GetProperty("query").GetString());
        Assert.Equal(1, answer.GetProperty("total").GetInt32());
        Assert.True(answer.GetProperty("tookMs").GetDouble() >= 0);
        var hit = answer.GetProperty("hits")[0];
        Assert.Equal("注意力机制", hit.GetProperty("title").GetString());
        Assert.StartsWith("/posts/%E6%B3%A8%E6%84%8F%E5%8A%9B", hit.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("缩放点积", hit.GetProperty("heading").GetString());
        Assert.Equal(["深度学习"], hit.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Equal("2024-03-01T00:00:00+08:00", hit.GetProperty("date").GetString());
    }

    [Fact]
    public async Task A_snippet_marks_the_words_and_has_no_other_tag()
    {
        var snippet = JsonDocument.Parse(await blog.TextAsync("/api/search?q=内积")).RootElement.GetProperty("hits")[0].GetProperty("snippet").GetString()!;
        Assert.Contains("<mark>内积</mark>", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain("<", snippet.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_in_a_snippet_is_there_as_source_and_rendered()
    {
        const string Question = "/api/search?q=损失";
        await blog.WaitForTextAsync(Question, "math"); // a formula that nobody has rendered yet may take longer than an answer waits
        var hit = (await AnswerAsync(Question)).GetProperty("hits")[0];
        Assert.Contains(@"样本 x_i 的<mark>损失</mark>满足 \sum_i \ell(x_i) &lt; \epsilon 时停止", hit.GetProperty("snippet").GetString(), StringComparison.Ordinal);
        var rendered = hit.GetProperty("snippetHtml").GetString()!;
        Assert.Contains("<math", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFC', rendered);
    }

    [Theory]
    [InlineData("损失")]
    [InlineData(@"\sum_i")]
    public async Task The_search_page_shows_formulas_rendered(string question)
    {
        var url = "/search?q=" + Uri.EscapeDataString(question);
        await blog.WaitForTextAsync(url, "<math");
        var page = await blog.TextAsync(url);
        Assert.Contains("<math", page, StringComparison.Ordinal);
        Assert.Contains("katex.min", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formula_that_cannot_be_rendered_shows_as_its_source()
    {
        await using var own = await BlogServer.StartAsync("-- a.md --\n# 题\n\n这里 $\\undefined<b>{x$ 写错了。");
        Assert.Contains(@"<code>\undefined&lt;b&gt;{x</code>", await own.TextAsync("/search?q=写错"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_word_is_answered_with_the_question_that_was_meant()
    {
        Assert.Equal("optimizer", (await AnswerAsync("/api/search?q=optimzer")).GetProperty("didYouMean").GetString());
        Assert.Equal(JsonValueKind.Null, (await AnswerAsync("/api/search?q=optimizer")).GetProperty("didYouMean").ValueKind);
    }

    [Fact]
    public async Task Suggestions_come_with_the_hits_when_they_are_asked_for()
    {
        var suggestions = (await AnswerAsync("/api/search?q=学习&suggest=5")).GetProperty("suggestions").EnumerateArray().ToList();
        Assert.Contains(suggestions, one => one.GetProperty("text").GetString() == "集成学习" && one.GetProperty("kind").GetString() == "tag" && one.GetProperty("url").GetString() == "/tags/" + Uri.EscapeDataString("集成学习"));
        Assert.Empty((await AnswerAsync("/api/search?q=学习")).GetProperty("suggestions").EnumerateArray());
    }

    [Fact]
    public async Task Suggestions_for_browsers_are_the_question_the_texts_their_kinds_and_addresses()
    {
        var response = await blog.GetAsync("/api/suggest?q=缩放");
        Assert.Equal("application/x-suggestions+json", response.Content.Headers.ContentType!.MediaType);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("缩放", answer[0].GetString());
        Assert.Equal("缩放点积", answer[1][0].GetString());
        Assert.Equal("heading", answer[2][0].GetString());
        var heading = (await AnswerAsync("/api/search?q=点积")).GetProperty("hits")[0].GetProperty("url").GetString();
        Assert.Equal(heading, answer[3][0].GetString());
    }

    [Fact]
    public async Task A_tag_narrows_the_answer()
    {
        Assert.Equal(2, JsonDocument.Parse(await blog.TextAsync("/api/search?q=查询")).RootElement.GetProperty("total").GetInt32());
        var narrowed = JsonDocument.Parse(await blog.TextAsync("/api/search?q=查询&tag=集成学习")).RootElement;
        Assert.Equal("随机森林", Assert.Single(narrowed.GetProperty("hits").EnumerateArray()).GetProperty("title").GetString());
    }

    public static TheoryData<string> Abuse =>
    [
        "", " ", "\"", "\"\"\"", "tag:", "tag:\"", "-", "--", "(((", ".*[a-z]+(?<x>", "\0\u0001\u001b", "\ud800", "%", "<script>alert(1)</script>",
        new string('注', 10_000), string.Join(' ', Enumerable.Range(0, 1000).Select(i => "词" + i)), "\u202eabc", "👩‍👩‍👧",
    ];

    [Theory]
    [MemberData(nameof(Abuse))]
    public async Task Any_question_gets_an_answer_or_a_clear_refusal(string question)
    {
        foreach (var url in (string[])["/api/search?q=", "/api/suggest?q=", "/search?q="])
        {
            var response = await blog.GetAsync(url + Uri.EscapeDataString(question));
            Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.RequestUriTooLong]);
            if (response.Content.Headers.ContentType?.MediaType is "text/html") Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=-1")]
    [InlineData("limit=999999999")]
    [InlineData("suggest=-1")]
    [InlineData("suggest=999999999")]
    public async Task A_limit_out_of_bounds_is_brought_back(string limit)
    {
        Assert.Equal(HttpStatusCode.OK, (await blog.GetAsync("/api/search?q=查询&" + limit)).StatusCode);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_is_400()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await blog.GetAsync("/api/search?q=查询&limit=many")).StatusCode);
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var own = await BlogServer.StartAsync(Files, "SearchLimit:Requests=2", "SearchLimit:Loopback=true");
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/search?q=a")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/search?q=b")).StatusCode);
        foreach (var url in (string[])["/api/search?q=c", "/api/suggest?q=c"])
        {
            var refused = await own.GetAsync(url);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        }
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task This_machine_may_ask_as_often_as_it_likes()
    {
        await using var own = await BlogServer.StartAsync(Files, "SearchLimit:Requests=2");
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/api/search?q=a")).StatusCode);
    }

    [Fact]
    public async Task A_browser_can_add_the_site_as_a_search_engine()
    {
        await using var own = await BlogServer.StartAsync(Files, "BaseUrl=https://example.org");
        var description = System.Xml.Linq.XDocument.Parse(await own.TextAsync("/opensearch.xml"));
        var templates = description.Descendants().Where(element => element.Name.LocalName is "Url").ToDictionary(url => url.Attribute("type")!.Value, url => url.Attribute("template")!.Value);
        Assert.Equal("https://example.org/search?q={searchTerms}", templates["text/html"]);
        Assert.Equal("https://example.org/api/suggest?q={searchTerms}", templates["application/x-suggestions+json"]);
        Assert.Contains("href=\"/opensearch.xml\"", await own.TextAsync("/"), StringComparison.Ordinal);
    }

    private async Task<JsonElement> AnswerAsync(string url) => JsonDocument.Parse(await blog.TextAsync(url)).RootElement;

    public sealed class Shared() : SharedBlog(Files);
}
