namespace Blog.Tests.Importing;

/// <summary>Which kind each of the real blogs is, and which of its folders its author would name.</summary>
public static class ImportedCorpora
{
    public static string PathOf(string name, string folder) => Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "corpora", name, folder);

    public static readonly (string Name, string Folder, string Kind)[] All =
    [
        ("hexo-fightinggg", "blog", "hexo"), ("hexo-unittest", "", "hexo"), ("hugo-leovan", "", "hugo"), ("hugo-loveit", "exampleSite", "hugo"), ("hugo-lruihao", "", "hugo"),
        ("hugo-toml-derived", "", "hugo"), ("hugo-yihui", "", "hugo"), ("jekyll-cs231n", "", "jekyll"), ("jekyll-walterlv", "", "jekyll"), ("obsidian-oldwinter", "", "obsidian"),
        ("vitepress-charles7c", "docs", "vitepress"), ("vuepress-vdoing", "docs", "vuepress"), ("til-simonw", "", "typora"), ("book-d2lzh", "", "typora"), ("book-pumpkin", "docs", "typora"), ("difficult", "", "typora"),
    ];
}
