using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;

namespace Blog.Tests;

/// <summary>A whole site in one raw string: files under <c>-- path --</c> headings; a file that is not a post is an asset.</summary>
public static class TestSite
{
    /// <summary>The moment tests take for now: 2026-06-01 12:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

    public static Site From(string files, SiteSettings? settings = null, DateTimeOffset? now = null) => Build(Contents(files), settings, now);

    public static Site Build(FolderContents contents, SiteSettings? settings = null, DateTimeOffset? now = null)
    {
        settings ??= new();
        return new SiteBuilder(settings, new MarkdownEngine(settings.Markup)).Build(contents, now ?? Now);
    }

    public static FolderContents Contents(string files)
    {
        var parts = Split(files).ToList();
        return new(
            [.. parts.Where(part => PostName.IsPost(part.Path)).Select(part => SourceFile.Decode(part.Path, System.Text.Encoding.UTF8.GetBytes(part.Text), Now)).OrderBy(source => source.Path)],
            [.. parts.Where(part => !PostName.IsPost(part.Path)).Select(part => new AssetFile(part.Path, part.Text.Length, Now)).OrderBy(asset => asset.Path)],
            [])
        {
            ReadText = file => parts.Find(part => part.Path == file.Path).Text,
        };
    }

    /// <summary>Writes the files to a new folder on disk and gives its path.</summary>
    public static string OnDisk(string files)
    {
        var root = Directory.CreateTempSubdirectory("blog-test-").FullName;
        foreach (var (path, text) in Split(files))
        {
            var full = System.IO.Path.Combine(root, path.Value);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        return root;
    }

    internal static IEnumerable<(SitePath Path, string Text)> Split(string files)
    {
        SitePath? path = null;
        var lines = new List<string>();
        foreach (var line in files.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                if (path is not null) yield return (path.Value, string.Join('\n', lines));
                path = SitePath.From(line[3..^3].Trim());
                lines.Clear();
            }
            else lines.Add(line);
        }
        if (path is not null) yield return (path.Value, string.Join('\n', lines));
    }
}
