using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;
using Blog.Tests.Corpora;
using Blog.Tests.Live;

namespace Blog.Tests.Publishing;

public sealed class SavedPostsTests
{
    /// <summary>Every value that front matter and an outline can have, because what is forgotten in the file would show only in a page.</summary>
    private const string Everything = """
        -- a.md --
        ---
        title: "甲：一"
        date: 2024-03-01T08:00:00+09:00
        updated: 2024-04-01
        tags: [机器学习/集成学习, Python]
        categories: [[A, B], [C]]
        series: {name: 系列, order: 3}
        slug: jia
        aliases: [/old.html, 别名]
        permalink: /2024/jia/
        draft: true
        description: 说明
        cover: x.png
        author: 某人
        lang: zh-TW
        translationKey: k
        pinned: true
        math: false
        toc: false
        comments: false
        layout: page
        citationStyle: ieee
        macros: {'\R': '\mathbb{R}'}
        unknown: 1
        ---
        # 题 $x$

        正文 [[b#节|链接]] ![图](x.png){#fig:x} [@key; @other, p. 3] @name 说。[^1]

        ## 节 ^block

        ```py {file=x.py}
        print(1)
        ```

        : 表 {#tbl:t}

        | a | b |
        |---|---|
        | 1 | 2 |

        [^1]: 注
        -- b.md --
        一个公式 $$ y \label{eq:y} $$ 与 $z$，见 \eqref{eq:y}。

        $$
        E = mc^2 \label{eq:e}
        $$

        ![图](x.png){#fig:x}
        """;

    [Fact]
    public void A_saved_post_is_the_post_that_was_parsed() => AssertSurvives(TestSite.From(Everything));

    [Fact]
    public void The_sample_says_everything_that_can_be_said()
    {
        var frontMatter = TestSite.From(Everything).Parsed[SitePath.From("a.md")].FrontMatter;
        foreach (var property in typeof(FrontMatter).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            Assert.True(Text(property.GetValue(frontMatter)) != Text(property.GetValue(FrontMatter.Empty)), $"{property.Name} has the value of an empty front matter");
    }

    [Theory]
    [MemberData(nameof(CorporaTests.Names), MemberType = typeof(CorporaTests))]
    public void Every_post_of_a_corpus_is_saved_whole(string corpus) => AssertSurvives(CorporaTests.Open(corpus).Site);

    private static void AssertSurvives(Site site)
    {
        var saved = SiteCacheTests.Saved(site);
        foreach (var post in site.Parsed.Values.Where(post => post.Source.Diagnostics.IsEmpty))
            Assert.Equal(Text(post), Text(saved.Find(post.Source)));
    }

    /// <summary>Every public property of a value and of what it holds, as text.</summary>
    private static string Text(object? value)
    {
        var text = new StringBuilder();
        Write(value, text, 0);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, int depth)
    {
        Assert.True(depth < 12, "a value holds itself");
        if (value is null or string or DateTimeOffset or SitePath or Slug or ContentHash or SourceFile || value.GetType().IsPrimitive || value.GetType().IsEnum)
            text.Append(value is SourceFile file ? file.Hash : string.Format(CultureInfo.InvariantCulture, "{0:O}", value is IFormattable and not DateTimeOffset ? value.ToString() : value)).Append('\n');
        else if (value is IDictionary map) foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal)) Write(map[key], text.Append(key), depth + 1);
        else if (value is IEnumerable list) foreach (var item in list) Write(item, text.Append("- "), depth + 1);
        else foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name is not nameof(ParsedPost.Body)))
            Write(property.GetValue(value), text.Append(property.Name).Append(": "), depth + 1);
    }
}
