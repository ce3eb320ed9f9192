namespace Blog.Benchmarks.WholeSite;

/// <summary>Hugo on the same posts, with code highlighted and no math: each post with its contents, and lists without the beginnings of posts.</summary>
internal sealed class Hugo
{
    private const string Page = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</body></html>";

    private const string List = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body></html>";

    private readonly string source;

    private Hugo(string source) => this.source = source;

    /// <summary>Null where the machine has none.</summary>
    public static async Task<Hugo?> FindAsync(string posts, string work)
    {
        if (!Tool.IsThere("hugo")) return null;
        Directory.CreateDirectory(Path.Combine(work, "layouts/_default"));
        Directory.CreateSymbolicLink(Path.Combine(work, "content"), posts);
        await File.WriteAllTextAsync(Path.Combine(work, "config.toml"), "baseURL = \"https://example.org/\"\ntitle = \"x\"\n[markup.highlight]\nnoClasses = false\n[markup.goldmark.renderer]\nunsafe = true\n");
        await File.WriteAllTextAsync(Path.Combine(work, "layouts/_default/single.html"), Page);
        await File.WriteAllTextAsync(Path.Combine(work, "layouts/_default/list.html"), List);
        return new(work);
    }

    public static async Task<string> VersionAsync() => (await Tool.OutputAsync("hugo", "version")).Split(' ')[1];

    public Task<ProgramRun> BuildAsync(string output) => Tool.RunAsync("hugo", "--source", source, "--destination", output, "--quiet");
}
