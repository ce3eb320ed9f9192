using System.Globalization;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;
using Blog.Tests.Live;
using CsCheck;

namespace Blog.Tests.Publishing;

/// <summary>The law of incremental building: a previous site saves work and never changes the result.</summary>
public sealed class RebuildTests
{
    private static readonly SiteBuilder Builder = BuilderOf(new());

    private static readonly string[] Paths = ["2024-03-01-e.md", "_drafts/d.md", "a.md", "b.md", "c/a.md", "c/index.md", "f.en.md", "f.md", "pages/tags.md", "cafe\u0301.md"];

    private static readonly string[] Heads =
    [
        "", "---\ntitle: 甲\ntags: [a, b/c]\n---\n", "---\nslug: s\ndraft: true\n---\n", "---\ndate: 2026-06-02\nseries: S\n---\n",
        "---\ntitle: a: b\naliases: [/old, 别名]\n---\n", "---\nlayout: page\ntags: [a", "---\ntranslationKey: t\nupdated: 2026-06-03\n---\n",
        "---\ndate: 2026-05-01\nseries: S\nseriesOrder: 1\ntags: [A]\ncategories: [[b, c]]\ntranslationKey: t\nlang: en\n---\n", "---\ntitle: 甲\ndate: 2026-05-02\ntags: [A, b/d]\n---\n",
        "---\ndate: 2026-04-01\ntags: [B/C, cafe\u0301, a]\ncategories: [[B, C]]\nseries: s\naliases: [/Old, /posts/a, /feed.xml, /tags/a]\n---\n",
        "---\ndate: 2026-04-02\ntags: [caf\u00e9, B, TCP\\/IP]\ncategories: [b]\nseries: S\npermalink: /old.html\n---\n",
        "---\ndate: 2026-06-03\ntags: [CAFE\u0301, tcp/ip/x]\nseries: caf\u00e9\naliases: [/old.html/x, /posts/A]\nlang: ja\ntranslationKey: t\n---\n",
    ];

    private static readonly string[] Bodies = ["正文", "# 标题\n\n见 [[a]] 和 [链接](b.md#x)。", "![](x.png) [[别名]]", "## 节\n\n随机森林", "![[a]]", "![[b#节]] [[c/index#节]]", "[[caf\u00e9]] [x](/tags/A) [y](/Old) [z](/tags/b/feed.xml)"];

    /// <summary>Some of the paths, each with some head, some body and some time.</summary>
    private static readonly Gen<FolderContents> Contents = Gen
        .Select(Gen.Bool, Gen.Int[0, Heads.Length - 1], Gen.Int[0, Bodies.Length - 1], Gen.Int[0, 2], (isThere, head, body, hours) => (isThere, head, body, hours))
        .Array[Paths.Length]
        .Select(files => new FolderContents(
            [.. Paths.Zip(files).Where(file => file.Second.isThere).Select(file => Source(file.First, Heads[file.Second.head] + Bodies[file.Second.body], file.Second.hours))],
            [new(SitePath.From("x.png"), 1, TestSite.Now)],
            []));

    [Fact]
    public void A_site_built_upon_any_other_equals_the_site_built_from_nothing() =>
        Gen.Select(Contents, Contents, Contents, Gen.Int[0, 48]).Sample((first, second, third, hours) =>
        {
            var now = TestSite.Now.AddHours(hours);
            var previous = Builder.Build(second, TestSite.Now, Builder.Build(first, TestSite.Now));
            var unrelated = BuilderOf(new() { Language = "en", TimeZone = "Europe/Berlin", ShowDrafts = true }).Build(third, now);

            var fresh = Describe(BuilderOf(new()).Build(third, now));
            Assert.Equal(fresh, Describe(Builder.Build(third, now, previous)));
            Assert.Equal(fresh, Describe(Builder.Build(third, now, unrelated)));
            Assert.Equal(fresh, Describe(BuilderOf(new()).Build(third, now, saved: new(SiteCacheTests.Saved(previous), _ => null))));
        }, iter: 200);

    [Fact]
    public void A_site_of_edited_texts_equals_the_site_built_from_nothing() =>
        Gen.Select(Contents, Gen.Int[0, Bodies.Length - 1].Array[Paths.Length], Gen.Int[-1, 48]).Sample((before, bodies, hours) =>
        {
            var now = TestSite.Now.AddHours(hours);
            var previous = Builder.Build(before, TestSite.Now);
            var after = before with { Sources = [.. before.Sources.Zip(bodies, (source, body) => Edited(source, Bodies[body]))] };

            Assert.Equal(Describe(BuilderOf(new()).Build(after, now)), Describe(Builder.Build(after, now, previous)));
        }, iter: 200);

    [Theory]
    [InlineData("title: 甲", "title: 乙")]
    [InlineData("slug: x", "slug: y")]
    [InlineData("date: 2026-05-01", "date: 2026-05-03")]
    [InlineData("date: 2026-05-01", "date: 2026-07-01")]
    [InlineData("updated: 2026-06-03", "updated: 2026-06-04")]
    [InlineData("draft: false", "draft: true")]
    [InlineData("layout: post", "layout: page")]
    [InlineData("lang: zh-CN\ntranslationKey: t", "lang: en\ntranslationKey: t")]
    [InlineData("lang: en\ntranslationKey: t", "lang: en\ntranslationKey: u")]
    [InlineData("aliases: [/old]", "aliases: [/older]")]
    [InlineData("permalink: /old", "permalink: /older")]
    [InlineData("tags: [x]", "tags: [x, y]")]
    [InlineData("tags: [x]", "tags: [X]")]
    [InlineData("tags: [X]", "tags: [x]")]
    [InlineData("date: 2026-05-01\ntags: [X]", "date: 2026-05-03\ntags: [X]")]
    [InlineData("draft: false\ntags: [X]", "draft: true\ntags: [X]")]
    [InlineData("series: s", "series: S")]
    [InlineData("categories: [[x, Y]]", "categories: [[X, y]]")]
    [InlineData("categories: [x]", "categories: [y]")]
    [InlineData("series: S", "series: T")]
    [InlineData("series: S\nseriesOrder: 1", "series: S\nseriesOrder: 3")]
    public void An_edit_of_what_lists_names_and_addresses_are_made_of_changes_them(string head, string other)
    {
        const string Others = "-- b.md --\n---\ndate: 2026-05-02\nseries: S\nseriesOrder: 2\ntags: [x]\ntranslationKey: t\n---\n见 [[a]] [[甲]]\n-- c.md --\n---\ndate: 2026-01-01\nslug: y\n---\n丙";
        var (before, after) = (TestSite.Contents($"-- a.md --\n---\n{head}\n---\n正文\n{Others}"), TestSite.Contents($"-- a.md --\n---\n{other}\n---\n正文\n{Others}"));
        var site = Builder.Build(before, TestSite.Now);

        Assert.Equal(Describe(Builder.Build(after, TestSite.Now)), Describe(Builder.Build(before with { Sources = after.Sources }, TestSite.Now, site)));
    }

    [Fact]
    public void A_scheduled_post_goes_live_whatever_else_is_edited()
    {
        const string Files = "-- a.md --\n---\ndate: 2026-06-02\n---\n甲\n-- b.md --\n---\ndate: 2026-05-02\n---\n乙";
        var contents = TestSite.Contents(Files);
        var site = Builder.Build(contents, TestSite.Now);

        Assert.Null(Builder.Build(contents with { Sources = TestSite.Contents(Files + "二").Sources }, TestSite.Now.AddHours(1), site).Find("a"));
        Assert.NotNull(Builder.Build(contents with { Sources = TestSite.Contents(Files + "三").Sources }, TestSite.Now.AddDays(1), site).Find("a"));
    }

    [Fact]
    public void An_edit_of_a_text_leaves_what_is_made_of_names_and_dates()
    {
        const string Files = "-- a.md --\n---\ndate: 2026-05-01\ntags: [x]\n---\n见 [[b]]\n-- b.md --\n---\ndate: 2026-05-02\n---\n乙";
        var contents = TestSite.Contents(Files);
        var first = Builder.Build(contents, TestSite.Now);

        var second = Builder.Build(contents with { Sources = TestSite.Contents(Files + "二").Sources }, TestSite.Now, first);

        Assert.NotSame(first.Find("b"), second.Find("b"));
        Assert.Same(first.Find("a"), second.Find("a"));
        Assert.Same(first.Redirects, second.Redirects);
        Assert.True(first.Urls == second.Urls);
        Assert.Equal(["b", "a"], second.ChangedSince(first).Select(post => post.Slug.Value)); // a links to b
    }

    [Fact]
    public void An_unchanged_post_is_not_parsed_again()
    {
        var contents = TestSite.Contents("-- a.md --\n# 甲\n-- b.md --\n# 乙");
        var first = Builder.Build(contents, TestSite.Now);

        var second = Builder.Build(contents, TestSite.Now, first);

        Assert.Same(first.Posts[0].Parsed, second.Posts[0].Parsed);
    }

    private static SourceFile Source(string path, string text, int hours) =>
        SourceFile.Decode(SitePath.From(path), Encoding.UTF8.GetBytes(text), TestSite.Now.AddHours(hours));

    private static SourceFile Edited(SourceFile source, string body) =>
        SourceFile.Decode(source.Path, Encoding.UTF8.GetBytes(Heads.Where(head => source.Text.Value.StartsWith(head, StringComparison.Ordinal)).MaxBy(head => head.Length) + body), source.ModifiedAt);

    private static SiteBuilder BuilderOf(SiteSettings settings) => new(settings, new MarkdownEngine(settings.Markup));

    /// <summary>Everything a reader can see of a site, as text.</summary>
    private static string Describe(Site site)
    {
        var text = new StringBuilder();
        foreach (var post in site.Posts.Concat(site.Pages).Concat(site.Hidden))
            text.AppendLine(CultureInfo.InvariantCulture, $"{post.Path} {post.Slug} {post.State} {post.Url} {post.Title} {post.Date:O} {string.Join(',', post.Tags.Concat(post.Categories).Append(post.Series).Select(term => $"{term?.Value} {term?.Url}"))} {post.Parsed.Source.Hash} {site.FindByPath(post.Path)?.Parsed.Source.Hash} {site.Find(post.Slug.Value)?.Parsed.Source.Hash} {string.Join(',', site.Backlinks(post).Select(link => link.Path))}");
        foreach (var post in site.Posts) text.AppendLine(site.Render(post).Html);
        text.AppendJoin('\n', site.Tags.All.Select(term => $"{term.Path} {string.Join(',', term.Posts.Select(post => post.Path))}"));
        text.AppendJoin('\n', site.Categories.All.Select(term => $"{term.Path} {string.Join(',', term.Posts.Select(post => post.Path))}"));
        text.AppendJoin('\n', site.Series.All.Select(series => $"{series.Name} {string.Join(',', series.Posts.Select(post => post.Path))}"));
        text.AppendJoin('\n', site.Posts.Select(post => string.Join(',', site.Translations.Of(post).Select(other => other.Path))));
        text.AppendJoin(',', site.Broken.Select(path => path.Value).Order(StringComparer.Ordinal));
        text.AppendJoin('\n', site.Redirects.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}→{pair.Value}"));
        text.AppendJoin('\n', site.Urls.Select(page => $"{page.Url} {page.LastModified:O}"));
        text.AppendJoin('\n', site.Diagnostics);
        text.Append(site.NextChange);
        foreach (var query in (string[])["随机森林", "标题", "正文", "tag:A", "tag:caf\u00e9", "category:b", "series:S"])
        {
            var answer = site.Search.Query(new SearchQuery(query) { WithFacets = true });
            text.AppendJoin('\n', answer.Hits.Select(hit => $"{hit.Id} {hit.TitleHtml} {hit.SnippetHtml} {string.Join(',', hit.Document.Tags)}").Order(StringComparer.Ordinal));
            text.AppendJoin('\n', answer.Facets.Tags.Concat(answer.Facets.Categories).Concat(answer.Facets.Series).Select(facet => $"{facet.Value}={facet.Count}"));
        }
        return text.ToString();
    }
}
