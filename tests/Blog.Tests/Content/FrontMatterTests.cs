using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using CsCheck;

namespace Blog.Tests.Content;

public sealed class FrontMatterTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private const string Body = "正文 $x$\n";

    private static readonly string[] Fences = ["---", "+++", ";;;", ""];

    [Theory]
    [InlineData("---\ntitle: 标题\ntags: [甲, 乙]\n---\n")]
    [InlineData("---   \ntitle: 标题\ntags: [甲, 乙]\n---\t\n")]
    [InlineData("---\ntitle: 标题\ntags:\n- 甲\n- 乙\n...\n")]
    [InlineData("---\n\ntitle: 标题\n\ntags:\n  - 甲\n  - 乙\n---\n")]
    [InlineData("\n---\ntitle: 标题\ntags: 甲 乙\n---\n")]
    [InlineData("---\n{title: 标题, tags: [甲, 乙]}\n---\n")]
    [InlineData("---\n# 注释\nTitle: 标题\nTAGS: '#甲, #乙'\n---\n")]
    [InlineData("title: 标题\ntags: 甲，乙\n---\n")]
    [InlineData("+++\ntitle = \"标题\"\ntags = [\"甲\", \"乙\"]\n+++\n")]
    [InlineData("+++\ntitle = '标题'\n[taxonomies]\ntags = ['甲', '乙']\n+++\n")]
    [InlineData("{\n  \"title\": \"标题\",\n  \"tags\": [\"甲\", \"乙\"]\n}\n")]
    [InlineData("{\"title\": \"标题\", \"tags\": [\"甲\", \"乙\"],}\n")]
    [InlineData(";;;\n\"title\": \"标题\",\n\"tags\": [\"甲\", \"乙\"]\n;;;\n")]
    public void Every_format_gives_the_same_front_matter_and_leaves_the_body(string head)
    {
        var (frontMatter, body, diagnostics) = Read(head + Body);

        Assert.Equal("标题", frontMatter.Title);
        Assert.Equal(["甲", "乙"], frontMatter.Tags);
        Assert.Equal(Body, body);
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# 标题\n\n正文\n")]
    [InlineData("标题\n---\n正文\n")]
    [InlineData("Note: see below\n---\n正文\n")]
    [InlineData("---\n\n开头是一条分隔线。\n\n---\n正文\n")]
    [InlineData("---\n")]
    [InlineData("{{< notice >}}\n正文\n")]
    [InlineData("{: .class}\n正文\n")]
    [InlineData("{% raw %}\n")]
    [InlineData("+++\n正文\n")]
    public void A_text_without_front_matter_is_all_body(string text)
    {
        var (frontMatter, body, diagnostics) = Read(text);

        Assert.Equal(FrontMatter.Empty, frontMatter);
        Assert.Equal(text, body);
        Assert.Empty(diagnostics);
    }

    [Theory]
    [InlineData("lastmod: 2024-05-01")]
    [InlineData("last_modified_at: 2024-05-01")]
    [InlineData("date modified: 2024-05-01")]
    [InlineData("modified: 2024/5/1")]
    [InlineData("last_update: {date: 2024-05-01, author: 甲}")]
    public void Other_engines_words_for_the_last_change_are_understood(string line) =>
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.FromHours(8)), Yaml(line).Updated);

    [Theory]
    [InlineData("draft: true", true)]
    [InlineData("draft: yes", true)]
    [InlineData("published: false", true)]
    [InlineData("publish: false", true)]
    [InlineData("status: draft", true)]
    [InlineData("draft: flase", true)]
    [InlineData("password: 123456", true)]
    [InlineData("private: true", true)]
    [InlineData("published: 2024-03-01", false)]
    [InlineData("draft: false", false)]
    [InlineData("draft:", false)]
    public void What_may_not_be_for_readers_is_a_draft(string line, bool isDraft) =>
        Assert.Equal(isDraft, Yaml(line).Draft);

    [Theory]
    [InlineData("tags: [机器学习/集成学习, '#深度学习', 2024, 1.10]", new[] { "机器学习/集成学习", "深度学习", "2024", "1.10" })]
    [InlineData("tags: site git github", new[] { "site", "git", "github" })]
    [InlineData("tag: machine learning", new[] { "machine learning" })]
    [InlineData("tags: machine learning, 统计", new[] { "machine learning", "统计" })]
    [InlineData("tags: [Python, python, PYTHON]", new[] { "Python" })]
    [InlineData("tags: [null, '', ~, 甲]", new[] { "甲" })]
    [InlineData("tags:\n  - {label: 甲, permalink: /a}\n  - 乙", new[] { "甲", "乙" })]
    [InlineData("tags: [\"cafe\\u0301\"]", new[] { "caf\u00e9" })]
    public void Tags_are_read_in_every_form(string line, string[] tags) => Assert.Equal(tags, Yaml(line).Tags);

    [Theory]
    [InlineData("categories: [机器学习, 集成学习]", "机器学习/集成学习")]
    [InlineData("categories: 机器学习/集成学习", "机器学习/集成学习")]
    [InlineData("category: machine learning", "machine learning")]
    [InlineData("categories: [[A, B], [C], D]", "A/B|C|D")]
    [InlineData("categories:\n- [A, B]\n- [A, C]", "A/B|A/C")]
    public void Categories_are_paths(string line, string paths) =>
        Assert.Equal(paths, string.Join('|', Yaml(line).Categories.Select(path => string.Join('/', path))));

    [Fact]
    public void Keys_of_every_engine_land_in_their_fields()
    {
        var frontMatter = Yaml("""
            title: 2048
            slug: 007
            series: [注意力机制, 其他]
            series_weight: 3
            aliases: [旧名, /2020/old.html]
            redirect_from: /older/
            permalink: /p/42/
            summary: "第一行
              第二行"
            featured_image: a.png
            authors: [{name: 甲}, 乙]
            language: zh_CN
            sticky: 100
            mathjax: false
            toc: {enable: false}
            layout: page
            macros: {'\R': '\mathbb{R}'}
            """);

        Assert.Equal(("2048", "007", "注意力机制", 3), (frontMatter.Title, frontMatter.Slug, frontMatter.Series, frontMatter.SeriesOrder));
        Assert.Equal(["旧名", "/2020/old.html", "/older/"], frontMatter.Aliases);
        Assert.Equal(("/p/42/", "第一行 第二行", "a.png", "甲、乙", "zh-CN"), (frontMatter.Address, frontMatter.Description, frontMatter.Cover, frontMatter.Author, frontMatter.Lang));
        Assert.Equal((true, false, false, true), (frontMatter.Pinned, frontMatter.Math, frontMatter.Toc, frontMatter.IsPage));
        Assert.Equal(@"\mathbb{R}", frontMatter.Macros[@"\R"]);
    }

    [Theory]
    [InlineData("title: a: b", "a: b", "test.md:2:8 error BLOG010: this value has to stand in quotes: title: 'a: b'")]
    [InlineData("title: [译] 文章", "[译] 文章", "test.md:2:8 error BLOG010: this value has to stand in quotes: title: '[译] 文章'")]
    [InlineData("title: *重点* 笔记", "*重点* 笔记", null)]
    [InlineData("title: \"C:\\数据\"", "C:\\数据", "test.md:2:8 error BLOG010: this value has to stand in quotes: title: 'C:\\数据'")]
    [InlineData("title: @装饰器", "@装饰器", "test.md:2:8 error BLOG010: this value has to stand in quotes: title: '@装饰器'")]
    [InlineData("title: 100% 的 `x`: y", "100% 的 `x`: y", "test.md:2:8 error BLOG010: this value has to stand in quotes: title: '100% 的 `x`: y'")]
    public void A_broken_line_says_what_to_quote_and_costs_no_other_key(string line, string title, string? message)
    {
        var (frontMatter, body, diagnostics) = Read($"---\n{line}\ndate: 2024-03-01\ntags: [甲]\n---\n{Body}");

        Assert.Equal(title, frontMatter.Title);
        Assert.Equal(["甲"], frontMatter.Tags);
        Assert.Equal(2024, frontMatter.Date?.Year);
        Assert.Equal(Body, body);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Severity is Severity.Error && (message is null || diagnostic.ToString() == message));
    }

    [Theory]
    [InlineData("---\ntitle: 标题\ndate: 2024-13-01\n---\n", "test.md:3:7 error BLOG012: date \"2024-13-01\" is not a calendar date; write it as 2024-12-31")]
    [InlineData("+++\ntitle = \"标题\"\ndate = \"2024-02-30\"\n+++\n", "test.md:3:8 error BLOG012: date \"2024-02-30\" is not a calendar date; write it as 2024-12-31")]
    [InlineData("{\n\"title\": \"标题\", \"date\": \"昨天\"\n}\n", "test.md:2:24 error BLOG012: date \"昨天\" is not a calendar date; write it as 2024-12-31")]
    [InlineData("---\ntitle: 标题\ncatagories: [甲]\n---\n", "test.md:3:1 warning BLOG013: unknown key 'catagories'; did you mean 'categories'?")]
    [InlineData("---\ntitle: 标题\n\nfrobnicate: 1\n---\n", "test.md:4:1 warning BLOG013: unknown key 'frobnicate'; it is ignored")]
    [InlineData("---\ntitle: 旧\ntitle: 标题\n---\n", "test.md:3:1 error BLOG014: the key 'title' stands already on line 2; keep one of them (the last one counts)")]
    [InlineData("---\ntitle: 标题\ntags: &t [甲]\n---\n", "test.md:3:7 error BLOG015: anchors (&) and aliases (*) are not read; write the value out, or put a text that begins so in quotes")]
    [InlineData("---\ntitle: 标题\nweight: heavy\n---\n", "test.md:3:9 warning BLOG011: 'weight' is a whole number; write: weight: 3")]
    [InlineData("---\ntitle: 标题\nlang: 中文\n---\n", "test.md:3:7 warning BLOG011: 'lang' is a language tag; write: lang: zh-CN")]
    [InlineData("---\ntitle: 标题\ntags: {a: b}\n---\n", "test.md:3:7 warning BLOG011: 'tags' is a list; write: tags: [Python, 机器学习]")]
    [InlineData("---\ntitle: 标题\n\n", "test.md:1:1 error BLOG017: front matter is opened here and never closed; write the same line below its last key")]
    [InlineData("---\ntitle: 标题\ntags: [甲\n---\n", "test.md:3:7 error BLOG010: 'tags' opens a bracket or a quote that is not closed on the line; close it")]
    public void Trouble_is_named_with_its_place_and_the_rest_is_read(string head, string message)
    {
        var (frontMatter, body, diagnostics) = Read(head + Body);

        Assert.Equal([message], diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal("标题", frontMatter.Title);
        Assert.EndsWith(Body, body, StringComparison.Ordinal);
    }

    [Fact]
    public void Places_count_utf16_units_after_characters_of_every_plane()
    {
        var diagnostics = Read("---\ntitle: 😀𠮷\ntags: {😀: 1}\ndate: 😀\n---\n").Diagnostics;

        Assert.Equal([3, 4], diagnostics.Select(diagnostic => diagnostic.Place.Line));
        Assert.Equal([7, 7], diagnostics.Select(diagnostic => diagnostic.Place.Column));
    }

    [Fact]
    public void Keys_that_mean_nothing_here_are_taken_without_a_word() =>
        Assert.Empty(Read("---\ncomments: true\nlightgallery: true\nsr-due: 2022-12-10\nsidebar: auto\neditLink: false\nexcerpt_separator: <!--more-->\n---\n").Diagnostics);

    [Fact]
    public void Front_matter_that_is_too_long_holds_the_post_back_and_keeps_its_body()
    {
        var (frontMatter, body, diagnostics) = Read($"---\ntitle: {new string('长', FrontMatterReader.MaxLength)}\n---\n{Body}");

        Assert.True(frontMatter.Draft);
        Assert.Equal(Body, body);
        Assert.Equal("BLOG016", Assert.Single(diagnostics).Code);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_an_error_and_not_a_crash(string opening)
    {
        var (_, body, diagnostics) = Read($"---\ntitle: 标题\ntags: {string.Concat(Enumerable.Repeat(opening, 10_000))}\n---\n{Body}");

        Assert.Equal(Body, body);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Severity is Severity.Error);
    }

    [Fact]
    public void Whatever_stands_between_the_fences_the_body_behind_them_is_kept() =>
        Gen.Select(Gen.Int[0, 3], Gen.Char["-:[]{}'\"\n\n  #&*!|>%@`a=+;.,\t\\u题tagsdate1"].Array[0, 60], (fence, inner) => (Fence: Fences[fence], Inner: new string(inner)))
            .Sample(text =>
            {
                var source = $"{text.Fence}\n{text.Inner}\n{text.Fence}\n{Body}";
                var (_, body, diagnostics) = Read(source);
                return source.EndsWith(body, StringComparison.Ordinal) && body.EndsWith(Body, StringComparison.Ordinal) && diagnostics.All(found => found.Place.Line > 0);
            }, iter: 5_000);

    [Theory]
    [InlineData("da{e+taa:  -`1*{题}g`%;.")]
    [InlineData("title: |[s+1\n&uasg!%`,e&:")]
    public void Yaml_that_upsets_its_parser_costs_no_body(string line) =>
        Assert.Equal(Body, Read($"---\n{line}\n---\n{Body}").Body);

    [Fact]
    public void An_unclosed_front_matter_still_keeps_its_draft_a_draft() =>
        Assert.True(Read("---\ntitle: 标题\ndraft: true\n\n正文\n").FrontMatter.Draft);

    [Fact]
    public void Half_a_surrogate_pair_in_an_escape_harms_nothing()
    {
        var site = TestSite.From("""
            -- a.md --
            ---
            title: "x\ud800y"
            tags: ["\udc00"]
            slug: "\ud800"
            ---
            -- b.md --
            {
            "title": "x\ud800", "tags": ["\udfff"]
            }
            """);

        Assert.Equal(2, site.Posts.Length);
    }

    [Fact]
    public void The_time_a_post_may_not_be_seen_before_is_never_earlier_than_publishDate()
    {
        Assert.Equal(2030, Yaml("date: 2024-01-01\npublishDate: 2030-01-01").Date?.Year);
        Assert.Equal(2024, Yaml("date: 2024-01-01\npublishDate: 2019-01-01").Date?.Year);
        Assert.Equal(2019, Yaml("publishDate: 2019-01-01").Date?.Year);
    }

    [Theory]
    [InlineData("2024-03-01", "2024-03-01T00:00:00+08:00")]
    [InlineData("2024-3-1 8:05", "2024-03-01T08:05:00+08:00")]
    [InlineData("2024-03-01T08:05:06Z", "2024-03-01T08:05:06+00:00")]
    [InlineData("2024-03-01T08:05:06.789+09:30", "2024-03-01T08:05:06.789+09:30")]
    [InlineData("2001-12-14t21:59:43.10-05:00", "2001-12-14T21:59:43.1-05:00")]
    [InlineData("2001-12-14 21:59:43.10 -5", "2001-12-14T21:59:43.1-05:00")]
    [InlineData("2024-03-01 08:05:06 +0800", "2024-03-01T08:05:06+08:00")]
    [InlineData("2024-03-01 08:05:06 UTC", "2024-03-01T08:05:06+00:00")]
    [InlineData("2024/03/01 08:05", "2024-03-01T08:05:00+08:00")]
    [InlineData("2024.3.1", "2024-03-01T00:00:00+08:00")]
    [InlineData("2024年3月1日", "2024-03-01T00:00:00+08:00")]
    [InlineData("2024年3月1日 下午3点05分", "2024-03-01T15:05:00+08:00")]
    [InlineData("2024年3月1日 星期五 20:30", "2024-03-01T20:30:00+08:00")]
    [InlineData("２０２４年３月１日", "2024-03-01T00:00:00+08:00")]
    [InlineData("2024年3月", "2024-03-01T00:00:00+08:00")]
    [InlineData("3/1/2024", "2024-03-01T00:00:00+08:00")]
    [InlineData("03/01/2024 3:05 PM", "2024-03-01T15:05:00+08:00")]
    [InlineData("31/12/2024", "2024-12-31T00:00:00+08:00")]
    [InlineData("1.3.2024", "2024-03-01T00:00:00+08:00")]
    [InlineData("Mar 1, 2024", "2024-03-01T00:00:00+08:00")]
    [InlineData("1 March 2024", "2024-03-01T00:00:00+08:00")]
    [InlineData("Fri, 01 Mar 2024 10:00:00 +0000", "2024-03-01T10:00:00+00:00")]
    [InlineData("Thu Jun 14 2018 14:49:27 GMT+0000 (Coordinated Universal Time)", "2018-06-14T14:49:27+00:00")]
    [InlineData("20240301", "2024-03-01T00:00:00+08:00")]
    [InlineData("1709251200", "2024-03-01T08:00:00+08:00")]
    [InlineData("1709251200000", "2024-03-01T08:00:00+08:00")]
    [InlineData("[[2024-03-01]]", "2024-03-01T00:00:00+08:00")]
    public void Dates_are_read_as_authors_write_them(string text, string moment)
    {
        var (frontMatter, _, diagnostics) = Read($"---\ndate: '{text}'\n---\n");

        Assert.Empty(diagnostics);
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), frontMatter.Date);
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).Offset, frontMatter.Date!.Value.Offset);
    }

    [Theory]
    [InlineData("2024-13-01")]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-00-10")]
    [InlineData("2024-03-01 25:00")]
    [InlineData("2024-03-01 10:61")]
    [InlineData("2024-03-01 10:00 +99:00")]
    [InlineData("9999-12-31")]
    [InlineData("99999999999999999999")]
    [InlineData("13/13/2024")]
    [InlineData("tomorrow")]
    [InlineData("2024-03-01 maybe")]
    [InlineData("{{ date }}")]
    public void An_impossible_date_is_an_error_and_never_a_guess(string text)
    {
        var (frontMatter, _, diagnostics) = Read($"---\ndate: '{text}'\n---\n");

        Assert.Null(frontMatter.Date);
        Assert.Equal("BLOG012", Assert.Single(diagnostics).Code);
    }

    [Fact]
    public void A_date_without_offset_is_local_to_the_site_in_summer_and_winter()
    {
        var berlin = new FrontMatterReader(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        TimeSpan OffsetOf(string date) => berlin.Read(new(SitePath.From("a.md"), $"---\ndate: {date}\n---\n")).FrontMatter.Date!.Value.Offset;

        Assert.Equal(TimeSpan.FromHours(1), OffsetOf("2024-01-15 12:00"));
        Assert.Equal(TimeSpan.FromHours(2), OffsetOf("2024-07-15 12:00"));
    }

    private static FrontMatter Yaml(string lines) => Read($"---\n{lines}\n---\n").FrontMatter;

    private static (FrontMatter FrontMatter, string Body, IReadOnlyList<Diagnostic> Diagnostics) Read(string text)
    {
        var (frontMatter, bodyStart, diagnostics) = new FrontMatterReader(Shanghai).Read(new(SitePath.From("test.md"), text));
        return (frontMatter, text[bodyStart..], diagnostics);
    }
}
