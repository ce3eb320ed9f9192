using Blog.Engine.Search;
using Blog.Engine.Search.Model;
using CsCheck;
using static Blog.Tests.Search.Documents;

namespace Blog.Tests.Search;

public sealed class HostileQueryTests
{
    private static readonly SearchIndex Index = Documents.Index(
        Document("a", "注意力机制 <b>&amp;\"", "自注意力 <script>alert(1)</script> 与 softmax \0 \u202e", "x = 1 < 2", @"\frac{a}{b}"),
        Document("empty", ""),
        Document("long", new string('长', 5000), string.Concat(Enumerable.Repeat("嗯嗯嗯ngngng ", 5000))),
        Document("halves", "\ud83d 半个 \ude00", "\udc00 注意 \ud800"));

    public static TheoryData<string> Hostile => new(
        "", " ", "\"", "\"\"", "“", "「」", "-", "--", "- -", "tag:", "tag: ", "year:abc", "year:99999999999", "tag:\"", ":", "::", "\0\u0001\u001f", "\u202e\u200f\u200b",
        "(.*)+$", "[a-z", "a|b", "\\", "\\\\", "%00", "<script>", "&lt;", "' OR 1=1 --", "\ud800", "\udc00注", "嗯嗯嗯", "ngngngngngngngngngngng", "nnnnnnnnnnnnnnnnnnnnnnnnn",
        new string('注', 10_000), new string('a', 10_000), string.Join(' ', Enumerable.Range(0, 1_000).Select(i => $"word{i}")), new string('"', 10_000),
        string.Concat(Enumerable.Repeat("-注意 ", 3_000)), string.Concat(Enumerable.Repeat("\"注意\" ", 3_000)), string.Concat(Enumerable.Repeat("tag:a ", 3_000)));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Any_question_is_answered(string query)
    {
        var result = Index.Query(new(query) { WithFacets = true });
        Assert.InRange(result.Total, 0, Index.Count);
        Assert.Equal(query.Length > SearchQuery.MaxLength, result.IsCut);
        Assert.InRange(Index.Suggest(query).Length, 0, 8);
    }

    [Fact]
    public void Any_text_at_all_is_answered_and_found() => Gen.String.Sample(text =>
    {
        var index = Index.With([Document("random", text, text, text, text)], []);
        index.Query(new(text));
        index.Suggest(text);
    });

    [Theory]
    [InlineData(-5, -5)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, 1_000_000)]
    public void Any_page_may_be_asked_for(int offset, int limit) =>
        Assert.InRange(Index.Query(new("注意") { Offset = offset, Limit = limit }).Hits.Length, 0, SearchQuery.MaxLimit);

    [Theory]
    [InlineData("注意力")]
    [InlineData("script")]
    [InlineData("softmax")]
    [InlineData("amp")]
    public void Snippets_and_titles_hold_no_element_but_mark(string query) => Assert.All(Index.Hits(query), hit =>
    {
        foreach (var html in new[] { hit.SnippetHtml, hit.TitleHtml })
        {
            Assert.DoesNotContain('<', html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal));
            Assert.DoesNotContain('\0', html);
        }
    });

    [Fact]
    public void Readers_ask_while_the_index_changes_and_each_sees_one_state()
    {
        var states = new List<SearchIndex> { Index };
        for (var i = 0; i < 40; i++) states.Add(states[^1].With([Document($"new-{i}", $"注意 {i}", "注意力 optimizer")], [$"new-{i - 7}"]));
        var expected = states.ConvertAll(state => string.Join(',', state.Ids("注意 optimzer")));
        Parallel.For(0, 2_000, i =>
        {
            var state = i % states.Count;
            Assert.Equal(expected[state], string.Join(',', states[state].Ids("注意 optimzer")));
        });
    }
}
