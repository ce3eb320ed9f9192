using System.Collections.Immutable;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Importing;
using Blog.Engine.Importing.Kinds;
using Blog.Engine.Publishing;

namespace Blog.Tests.Importing;

/// <summary>Another engine's blog in one raw string, and what an import makes of it.</summary>
internal sealed class OldBlog
{
    private readonly ImmutableArray<(string Path, string Text)> files;

    private OldBlog(ImmutableArray<(string Path, string Text)> files, string? kind)
    {
        this.files = files;
        Kind = kind is null ? BlogKinds.Recognise(Tree) : BlogKinds.Find(kind);
    }

    /// <summary>What it was taken for; null for nothing.</summary>
    public BlogKind? Kind { get; }

    /// <param name="kind">The name of its kind; null to have it recognised.</param>
    public static OldBlog From(string files, string? kind = null) => new([.. TestSite.Split(files).Select(file => (file.Path.Value, file.Text))], kind);

    /// <summary>An export in one file: the texts of the result, and what the export alone had to say.</summary>
    public static (string Result, ImmutableArray<Diagnostic> Findings) FromFile(string name, string text, string expectedKind)
    {
        var kind = BlogKinds.Recognise(new OldTree([name], _ => text));
        Assert.Equal(expectedKind, kind?.Name);
        var export = kind!.Read(text)!;
        var blog = new Importer(kind, export.Config, new SiteSettings()).Import(new(export.Texts, [], []), TestSite.Now);
        return (string.Join('\n', blog.Posts.Select(post => $"-- {post.Path} --\n{post.Text.TrimEnd()}")), export.Findings);
    }

    /// <summary>A blog on disk: its texts as our engine reads them where they lie, and the result.</summary>
    public static (FolderContents Contents, ImportedBlog Blog) OnDisk(string folder, string kind)
    {
        var files = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path) + (Directory.Exists(path) ? "/" : "")).Order(StringComparer.Ordinal);
        var tree = new OldTree([.. files], path => File.ReadAllText(Path.Combine(folder, path)));
        var old = BlogKinds.Find(kind)!;
        var parts = old.Roots(tree).Select(root => (Root: root, Contents: new PostsFolder(Path.Combine(folder, root.Folder)).Read())).ToList();
        SitePath At(OldRoot root, SitePath path) => root.Prefix.Length == 0 ? path : SitePath.From($"{root.Prefix}/{path}");
        var contents = new FolderContents(
            [.. parts.SelectMany(part => part.Contents.Sources.Select(source => source.At(At(part.Root, source.Path)))).OrderBy(source => source.Path)],
            [.. parts.SelectMany(part => part.Contents.Assets.Select(asset => asset with { Path = At(part.Root, asset.Path) })).OrderBy(asset => asset.Path)],
            []);
        return (contents, new Importer(old, old.Config(tree), new SiteSettings()).Import(contents, TestSite.Now));
    }

    public ImportedBlog Import()
    {
        var parts = Kind!.Roots(Tree).Select(Read).ToList();
        var contents = new FolderContents([.. parts.SelectMany(part => part.Sources).OrderBy(source => source.Path)], [.. parts.SelectMany(part => part.Assets).OrderBy(asset => asset.Path)], []);
        return new Importer(Kind, Kind.Config(Tree), new SiteSettings()).Import(contents, TestSite.Now);
    }

    /// <summary>The texts of the result as one string, files that are no posts by their names alone.</summary>
    public string Result()
    {
        var blog = Import();
        var posts = blog.Posts.Select(post => (post.Path, Text: $"-- {post.Path} --\n{post.Text.TrimEnd()}"));
        return string.Join('\n', posts.Concat(blog.Files.Select(file => (Path: file.To, Text: $"-- {file.To} --"))).OrderBy(file => file.Path).Select(file => file.Text));
    }

    private OldTree Tree => new([.. files.Select(file => file.Path).Order(StringComparer.Ordinal)], path => files.FirstOrDefault(file => file.Path == path).Text);

    private FolderContents Read(OldRoot root)
    {
        var folder = root.Folder.Length == 0 ? "" : root.Folder + "/";
        var inside = files.Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && !("/" + file.Path[folder.Length..]).Contains("/.", StringComparison.Ordinal))
            .Select(file => (Path: SitePath.From(root.Prefix.Length == 0 ? file.Path[folder.Length..] : $"{root.Prefix}/{file.Path[folder.Length..]}"), file.Text)).ToList();
        return new(
            [.. inside.Where(file => PostName.IsPost(file.Path)).Select(file => SourceFile.Decode(file.Path, Encoding.UTF8.GetBytes(file.Text), TestSite.Now))],
            [.. inside.Where(file => !PostName.IsPost(file.Path)).Select(file => new AssetFile(file.Path, file.Text.Length, TestSite.Now))],
            []);
    }
}
