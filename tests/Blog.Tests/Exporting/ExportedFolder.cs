using Blog.Tests.Commands;

namespace Blog.Tests.Exporting;

/// <summary>A posts folder and what the program exports from it, in a temporary folder.</summary>
internal sealed class ExportedFolder : IDisposable
{
    private const string Files = """
        -- posts/随机森林.md --
        ---
        title: 随机森林
        date: 2024-03-01
        tags: [机器学习/集成学习, Node.js]
        categories: [机器学习]
        series: 树
        aliases: [/2019/旧 址.html, /old/path]
        ---
        见 [树](决策树/index.md#小节)、<a title='a > b, href="/no" x' href='/tags'>标签</a>、$x^2$、$y^2$。

        ```html
        <a href="/literal">
        ```
        -- posts/决策树/index.md --
        ---
        title: 决策树
        date: 2024-02-01
        series: 树
        tags: [机器学习]
        ---
        ## 小节

        ![图](图 1.svg)
        -- posts/决策树/图 1.svg --
        <svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>
        -- posts/pages/about.md --
        ---
        date: 2024-01-01
        ---
        # 关于
        -- posts/drafts/秘密.md --
        # 秘密
        -- posts/将来.md --
        ---
        date: 2999-01-01
        ---
        预告
        """;

    /// <summary>The same files as seen from the posts folder.</summary>
    public static string Posts { get; } = Files.Replace("-- posts/", "-- ", StringComparison.Ordinal);

    /// <summary>Holds <c>posts</c> and, after an export, <c>out</c>.</summary>
    public string Folder { get; } = TestSite.OnDisk(Files);

    public string Out => Path.Combine(Folder, "out");

    public Task<(int Code, string Output, string Error)> ExportAsync(params string[] arguments) =>
        BlogProgram.RunAsync(["export", "--posts", Path.Combine(Folder, "posts"), "--output", Out, "--Blog:Title=信号", "--Blog:BaseUrl=https://example.org", .. arguments]);

    public List<string> Exported() =>
        [.. Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Out, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public byte[] Read(string file) => File.ReadAllBytes(Path.Combine(Out, file));

    public string Text(string file) => File.ReadAllText(Path.Combine(Out, file));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
