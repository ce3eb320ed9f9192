using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;

namespace Blog.SearchEvaluation;

/// <summary>Posts of several folders as documents, read as the site reads them; an id is the folder's name and the path in it.</summary>
public static class JudgedCorpora
{
    /// <summary>Corpora whose posts are not in the folder itself.</summary>
    private static readonly Dictionary<string, string> PostFolders = new()
    {
        ["hugo-leovan"] = "content",
        ["hugo-lruihao"] = "content",
        ["hugo-yihui"] = "content",
        ["hugo-toml-derived"] = "content",
        ["hugo-loveit"] = "exampleSite/content",
        ["hexo-fightinggg"] = "blog",
        ["hexo-unittest"] = "source",
        ["jekyll-walterlv"] = "_posts",
        ["vuepress-vdoing"] = "docs",
        ["vitepress-charles7c"] = "docs",
        ["book-pumpkin"] = "docs",
    };

    /// <summary>Specification tests and single hard pages: nothing a reader would look for.</summary>
    private static readonly string[] NotPosts = ["suites", "difficult"];

    public static List<SearchDocument> Read(string corpora, string posts)
    {
        var documents = new List<SearchDocument>();
        if (Directory.Exists(posts)) documents.AddRange(Folder("posts", posts));
        if (!Directory.Exists(corpora)) return documents;
        foreach (var folder in Directory.GetDirectories(corpora).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (!NotPosts.Contains(name)) documents.AddRange(Folder(name, SubFolder(folder, PostFolders.GetValueOrDefault(name, ""))));
        }
        return documents;
    }

    private static string SubFolder(string folder, string name) => Directory.Exists(Path.Combine(folder, name)) ? Path.Combine(folder, name) : folder;

    private static IEnumerable<SearchDocument> Folder(string name, string path)
    {
        var settings = new SiteSettings { ShowDrafts = true };
        var site = new SiteBuilder(settings, new MarkdownEngine(settings.Markup)).Build(new PostsFolder(path).Read(), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return site.Posts.Concat(site.Pages).Select(post => site.Search.Find(post.Path.Value)).OfType<SearchDocument>().Select(document => document with { Id = $"{name}/{document.Id}" });
    }
}
