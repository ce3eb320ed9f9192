namespace Blog.Benchmarks.WholeSite;

/// <summary>Hugo on the same posts, with code highlighted and no math, where the machine has it.</summary>
internal static class Hugo
{
    private const string Page = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .TableOfContents }}{{ .Content }}</body></html>";

    private const string List = "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul></body></html>";

    public static async Task RunAsync(string posts, string work)
    {
        if (!Tool.IsThere("hugo"))
        {
            SiteBenchmark.Line("Hugo", "not measured", "hugo is not installed");
            return;
        }
        Directory.CreateDirectory(Path.Combine(work, "layouts/_default"));
        Directory.CreateSymbolicLink(Path.Combine(work, "content"), posts);
        await File.WriteAllTextAsync(Path.Combine(work, "config.toml"), "baseURL = \"https://example.org/\"\ntitle = \"x\"\n[markup.highlight]\nnoClasses = false\n[markup.goldmark.renderer]\nunsafe = true\n");
        await File.WriteAllTextAsync(Path.Combine(work, "layouts/_default/single.html"), Page);
        await File.WriteAllTextAsync(Path.Combine(work, "layouts/_default/list.html"), List);
        SiteBenchmark.Line("Hugo, full build", await Tool.RunAsync("hugo", "--source", work, "--quiet"), (await Tool.OutputAsync("hugo", "version")).Split(' ')[1]);
    }
}
