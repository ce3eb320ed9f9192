using System.Collections.Immutable;
using System.Text.Json;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;

namespace Blog.Tests.Corpora;

/// <summary>A page as independent parsers saw it; path relative to the folder that is served.</summary>
public sealed record IndexedPage(string Path, string? Title, string? Date, ImmutableArray<string> Tags, ImmutableArray<string> Categories, bool IsDraft);

/// <summary>Real blogs of other people, beside the repository: <c>../shared/corpora</c>.</summary>
public sealed record Corpus(string Name, string Folder)
{
    private static readonly Dictionary<string, Site> Sites = [];

    /// <summary>Which folder of each is its content, as the README of the corpora says.</summary>
    public static readonly ImmutableArray<Corpus> All =
    [
        new("book-d2lzh", ""), new("book-pumpkin", "docs"), new("difficult", ""), new("hexo-fightinggg", "blog"), new("hexo-unittest", "source"), new("hugo-leovan", "content"),
        new("hugo-loveit", "exampleSite/content"), new("hugo-lruihao", "content"), new("hugo-toml-derived", "content"), new("hugo-yihui", "content"), new("jekyll-cs231n", ""),
        new("jekyll-walterlv", "_posts"), new("obsidian-oldwinter", ""), new("til-simonw", ""), new("vitepress-charles7c", "docs"), new("vuepress-vdoing", "docs"),
    ];

    private static string Root { get; } = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "corpora");

    private string Prefix => Folder.Length == 0 ? Name + "/" : $"{Name}/{Folder}/";

    /// <summary>The site of the corpus, drafts shown; built once for all tests.</summary>
    public Site Site()
    {
        lock (Sites)
        {
            if (Sites.TryGetValue(Name, out var site)) return site;
            return Sites[Name] = SiteWith(null);
        }
    }

    /// <summary>The site with formulas and code rendered, built anew.</summary>
    public Site SiteWith(MarkupScripts? scripts)
    {
        var settings = new SiteSettings { ShowDrafts = true };
        var contents = new PostsFolder(Path.Combine(Root, Prefix)).Read();
        return new SiteBuilder(settings, new MarkdownEngine(settings.Markup, scripts)).Build(contents, TestSite.Now);
    }

    public IReadOnlyList<IndexedPage> Pages()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, "INDEX.json")));
        return [.. index.RootElement.EnumerateArray().Where(page => page.GetProperty("file").GetString()!.StartsWith(Prefix, StringComparison.Ordinal)).Select(PageOf)];
    }

    public override string ToString() => Name;

    private IndexedPage PageOf(JsonElement page) => new(
        page.GetProperty("file").GetString()![Prefix.Length..],
        page.GetProperty("title").GetString(),
        page.GetProperty("date").GetString(),
        [.. page.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)],
        [.. page.GetProperty("categories").EnumerateArray().Select(category => category.GetString()!)],
        page.TryGetProperty("draft", out var draft) && draft.ValueKind is JsonValueKind.True);
}
