using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Tests.Corpora;

public sealed class CorporaTests
{
    public static TheoryData<string> Names => [.. Corpus.All.Select(corpus => corpus.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_page_of_a_corpus_is_found(string name)
    {
        var (site, pages) = Open(name);
        var found = Shown(site).Select(post => post.Path.Value).ToHashSet();

        Assert.Equal("", string.Join('\n', pages.Select(page => page.Path).Where(path => !IsRootReadme(path) && !found.Contains(path))));
        Assert.Equal("", string.Join('\n', found.Except(pages.Select(page => page.Path))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Titles_agree_with_the_index(string name) =>
        AssertAgree(name, page => page.Title is null ? null : OneLine(page.Title), post => post.Title);

    [Theory]
    [MemberData(nameof(Names))]
    public void Dates_agree_with_the_index(string name) =>
        AssertAgree(name, page => page.Date is null ? null : Moment(page.Date), post => Moment(post.Date));

    [Theory]
    [MemberData(nameof(Names))]
    public void Tags_agree_with_the_index(string name) =>
        AssertAgree(name, page => Expected(name, page.Tags), post => Joined(post.Parsed.FrontMatter.Tags));

    [Theory]
    [MemberData(nameof(Names))]
    public void Categories_agree_with_the_index(string name) =>
        AssertAgree(name, page => Expected(name, page.Categories), post => Joined(post.Parsed.FrontMatter.Categories.SelectMany(path => path).Distinct()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Drafts_agree_with_the_index(string name) =>
        AssertAgree(name, page => page.IsDraft.ToString(), post => (post.State is PostState.Draft).ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_page_of_a_corpus_renders(string name)
    {
        var site = Open(name).Site;

        Assert.All(Shown(site).AsParallel().Select(post => (post.Path, site.Render(post).Html)).ToList(), page => Assert.NotNull(page.Html));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_front_matter_of_a_corpus_is_an_error(string name) =>
        Assert.Equal("", string.Join('\n', Open(name).Site.Diagnostics
            .Where(diagnostic => diagnostic.Severity is Severity.Error && diagnostic.Code.StartsWith("BLOG0", StringComparison.Ordinal))));

    internal static (Site Site, IReadOnlyList<IndexedPage> Pages) Open(string name)
    {
        Shared.Path("corpora", "INDEX.json");
        var corpus = Corpus.All.Single(corpus => corpus.Name == name);
        return (corpus.Site(), corpus.Pages());
    }

    /// <summary>Compares one field of every page that the index knows it of; all that differ are in one message.</summary>
    private static void AssertAgree(string name, Func<IndexedPage, string?> expected, Func<Post, string> actual)
    {
        var (site, pages) = Open(name);
        var posts = Shown(site).ToDictionary(post => post.Path.Value);
        var differing = from page in pages
                        where posts.ContainsKey(page.Path) && expected(page) is not null
                        let pair = (Expected: expected(page), Actual: actual(posts[page.Path]))
                        where pair.Expected != pair.Actual
                        select $"{page.Path}: the index says '{pair.Expected}', the site '{pair.Actual}'";
        Assert.Equal("", string.Join('\n', differing));
    }

    private static IEnumerable<Post> Shown(Site site) => site.Posts.Concat(site.Pages);

    /// <summary>The contract: a README at the root of the folder is not a post.</summary>
    private static bool IsRootReadme(string path) => path.StartsWith("README.", StringComparison.Ordinal);

    /// <summary>
    /// Where the index differs on purpose: it keeps <c>tags: a b c</c> whole, which Jekyll, whose blog that is, reads as three; it has a tag 'null'
    /// for an empty list item (<c>- null</c>), which YAML reads as nothing; and it counts a tag twice that its author wrote twice.
    /// </summary>
    private static string Expected(string corpus, IEnumerable<string> terms) => Joined(corpus switch
    {
        "jekyll-walterlv" => terms.SelectMany(term => term.Split(' ')),
        "vuepress-vdoing" => terms.Where(term => term != "null"),
        "hugo-leovan" => terms.Distinct(),
        _ => terms,
    });

    private static string Joined(IEnumerable<string> terms) => string.Join(" | ", terms);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The dates of the index: ISO, with or without offset (then local to Shanghai), or what JavaScript prints.</summary>
    private static string Moment(string date)
    {
        var iso = date.IndexOf(" (", StringComparison.Ordinal) is var zone and > 0 ? date[4..zone].Replace("GMT", "", StringComparison.Ordinal) : date;
        string[] forms = ["yyyy-M-d H:mm:ss zzz", "yyyy-MM-ddTHH:mm:sszzz", "MMM dd yyyy HH:mm:ss zzz", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm", "yyyy-MM-dd"];
        var parsed = DateTimeOffset.ParseExact(iso, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return Moment(iso.Contains('+', StringComparison.Ordinal) ? parsed : new(parsed.DateTime, TimeSpan.FromHours(8)));
    }

    private static string Moment(DateTimeOffset date) => date.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
}
