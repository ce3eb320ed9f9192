using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;
using CsCheck;

namespace Blog.Tests;

/// <summary>What is done to which post with which word; each number is taken modulo what there is.</summary>
internal readonly record struct RandomEdit(int Kind, int Post, int Word);

/// <summary>
/// A blog of a few posts that name each other, share words, tags and series, and change: one tag in two cases and two normal forms, old addresses of every kind,
/// texts in two languages.
/// </summary>
internal sealed class RandomBlog
{
    /// <summary>Tags, categories and series as different authors write them: the same name in two spellings, and names that an address cannot hold as they are.</summary>
    internal static readonly string[] Names =
    [
        "Python", "python", "PYTHON", "Caf\u00e9", "Cafe\u0301", "机器学习/Python", "机器学习/python/入门", "A/B 测试", "TCP\\/IP", "TCP/IP", "C++", "C#", "100%", "a b", "Node.js",
        "feed.xml", "python/feed.xml", "python/page", "python/page/2", "python/index.html", "\\LaTeX", "LaTeX", "q?x=1", "..", "std::vector", "Ｐｙｔｈｏｎ", "ﬁ", "ß", "SS", "é/É",
    ];

    /// <summary>Where posts may have stood: addresses of the past, addresses of other posts, and what the site itself answers.</summary>
    internal static readonly string[] OldAddresses =
    [
        "/old/1", "/old/2", "/Old/1", "/old/1/", "/old/1/index.html", "/old/1.html", "/old/1.html/2", "/old", "2019/旧 址.html", "/posts/p1", "/posts/P1", "/posts/p1/index.html", "/posts/p2.md",
        "/posts/p3/deeper", "/about", "/About/", "/feed.xml", "/Feed.XML", "/feed.xml/more", "/health/ready", "/favicon.ico", "/api/search", "/robots.txt", "/css/site.css", "/css", "/index.html",
        "/page/2", "/page/9", "/tags", "/tags/python", "/tags/python/feed.xml", "/tags/新", "/metrics", "/%66eed.xml", "/search", "/search/manifest.bin", "/404.html", "/_redirects",
        "https://example.org/archives/7?x=1", "/cafe\u0301", "/caf\u00e9", "别名", "/a//b", "/media/图.svg", "/lib", "/cards/site.png/x",
    ];

    private static readonly string[] Words = ["随机森林", "梯度下降", "注意力机制", "卷积网络", "贝叶斯估计", "动态规划", "缓存穿透", "分布式锁", "垃圾回收", "正则表达式", "softmax", "backprop"];

    private static readonly string[] Questions = ["随机森林", "梯度下降 与", "系列", "tag:python", "tag:PYTHON 随机森林", "tag:caf\u00e9", "category:机器学习", "series:系列", "series:S", "softmax"];

    private readonly Dictionary<string, Draft> posts = Enumerable.Range(0, 12).ToDictionary(i => i == 11 ? "cafe\u0301" : $"p{i}", Draft.Of);
    private string about = "关于";
    private int added = 12;

    public string Title { get; private set; } = "信号";

    public int PageSize { get; private set; } = 3;

    /// <summary>A few edits for each round.</summary>
    public static List<RandomEdit[]> Edits(int rounds, int most = 3)
    {
        var edits = new List<RandomEdit[]>();
        Gen.Select(Gen.Int[0, 18], Gen.Int[0, 999], Gen.Int[0, 999]).Select(edit => new RandomEdit(edit.Item1, edit.Item2, edit.Item3)).Array[1, most].Sample(edits.Add, rounds);
        return edits;
    }

    /// <summary>What search says, as text: hits in their order, what is marked in them, and the counts beside the filters.</summary>
    public static IEnumerable<string> AnswersOf(Site site) => Questions.Select(question =>
    {
        var answer = site.Search.Query(new(question) { WithFacets = true, Limit = 50 });
        return $"{question}: {answer.Total} {string.Join(' ', answer.Hits.Select(hit => $"{hit.Id}#{hit.Anchor} {hit.TitleHtml} {hit.SnippetHtml}"))} {FacetsOf(answer.Facets)}";
    });

    public void Edit(IEnumerable<RandomEdit> edits)
    {
        foreach (var (kind, post, word) in edits) Edit(kind, post, word);
    }

    private void Edit(int kind, int post, int word)
    {
        var name = posts.Keys.Order(StringComparer.Ordinal).ElementAt(post % posts.Count);
        var (draft, text) = (posts[name], Words[word % Words.Length]);
        switch (kind)
        {
            case 0: posts[name] = draft with { Body = draft.Body + $"\n\n又说{text}，再说{text}。\n" }; break;
            case 1: posts[name] = draft with { Title = $"{text}之{word}" }; break;
            case 2: posts[name] = draft with { Tags = [text, "共有"] }; break;
            case 3: posts[name] = draft with { Day = 1 + (word % 28) }; break;
            case 4: posts[$"p{added++}"] = Draft.Of(word); break;
            case 5 when posts.Count > 6: posts.Remove(name); break;
            case 6: posts[name] = draft with { Body = draft.Body + $"\n\n见 [[{posts.Keys.ElementAt(word % posts.Count)}]]，${word}x^2$。\n" }; break;
            case 7: posts[name] = draft with { Series = Pick(word, "系列", "", "S", "s", "a/b") }; break;
            case 8: posts[name] = draft with { Extra = word % 2 == 0 ? "pinned: true\n" : $"permalink: '{Pick(word, OldAddresses)}'\n" }; break;
            case 9: posts[name] = draft with { Extra = word % 2 == 0 ? "draft: true\n" : "" }; break;
            case 10: about = text; break;
            case 12 or 13: posts[name] = draft with { Tags = [Pick(word, Names), Pick(word / 7, Names), "共有"] }; break;
            case 14: posts[name] = draft with { Category = Pick(word, Names) }; break;
            case 15 or 16: posts[name] = draft with { Aliases = [Pick(word, OldAddresses), Pick(word / 7, OldAddresses)] }; break;
            case 17: posts[name] = draft with { Extra = $"lang: {Pick(word, "en", "zh-CN", "ja")}\ntranslationKey: t{word % 2}\n" }; break;
            case 18: posts[name] = draft with { Body = draft.Body + $"\n\n见 [旧址](</{Pick(word, OldAddresses).TrimStart('/')}>)、[标签](/tags/Python)、[订阅](/tags/python/feed.xml)、[[caf\u00e9]]。\n" }; break;
            default: (Title, PageSize) = (word % 3 == 0 ? text : Title, word % 3 == 1 ? 2 + (word % 4) : PageSize); break;
        }
    }

    public void Write(string folder)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder, "posts")).FullName;
        foreach (var file in Directory.EnumerateFiles(root).Where(file => !posts.ContainsKey(Path.GetFileNameWithoutExtension(file)))) File.Delete(file);
        foreach (var (name, draft) in posts) WriteWhereNew(Path.Combine(root, name + ".md"), draft.Text);
        WriteWhereNew(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "pages")).FullName, "about.md"), $"---\ntitle: {about}\ndate: 2024-01-01\n---\n\n{about}。\n");
    }

    private static void WriteWhereNew(string file, string text)
    {
        if (!File.Exists(file) || File.ReadAllText(file) != text) File.WriteAllText(file, text);
    }

    private static string Pick(int word, params string[] of) => of[word % of.Length];

    private static string FacetsOf(SearchFacets? facets) => facets is null ? "" :
        string.Join(' ', new[] { facets.Tags, facets.Categories, facets.Series, facets.Years }.Select(facet => string.Join(',', facet.Select(value => $"{value.Value}={value.Count}"))));

    private sealed record Draft(string Title, int Day, string[] Tags, string Category, string Series, string[] Aliases, string Extra, string Body)
    {
        public string Text => string.Concat(
            $"---\ntitle: {Title}\ndate: 2026-03-{Day:00}\ntags: [{Quoted(Tags)}]\ncategories: [{Quoted(Category)}]\n",
            Series.Length > 0 ? $"series: {Series}\n" : "",
            Aliases.Length > 0 ? $"aliases: [{Quoted(Aliases)}]\n" : "",
            $"{Extra}---\n\n{Body}");

        public static Draft Of(int i) => new(
            $"第{i}篇：{Words[i % Words.Length]}", 1 + (i % 28), [Words[i % 4], Names[i % 5], "共有"], Words[i % 4], Pick(i, "系列", "", "", "S", "s", ""), i % 4 == 1 ? [$"/old/{i}"] : [], i % 6 == 2 ? $"lang: {(i < 6 ? "en" : "zh-CN")}\ntranslationKey: t\n" : "",
            string.Concat(Enumerable.Range(0, 6).Select(line =>
                $"## 小节 {line}\n\n{Words[(i + line) % Words.Length]}与{Words[(i * line) % Words.Length]}，{Words[(i + line) % Words.Length]}不是{Words[(i + 3) % Words.Length]}。见 [[p{(i * 5 + line) % 12}]]。\n\n")));

        private static string Quoted(params string[] words) => string.Join(", ", words.Select(word => $"'{word}'"));
    }
}
