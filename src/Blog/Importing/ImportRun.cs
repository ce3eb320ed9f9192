using System.Collections.Immutable;
using System.Security.Cryptography;
using Blog.Checking;
using Blog.Commands;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Importing;
using Blog.Engine.Importing.Kinds;
using Blog.Engine.Publishing;
using Blog.Resources;

namespace Blog.Importing;

/// <summary>An import from end to end: read, translate, fetch images, gather, check, move into place. Until the last step nothing is changed.</summary>
internal sealed class ImportRun(ImportOptions options, SiteSettings settings, CommandText text, TextWriter messages)
{
    /// <summary>What reading says of the source alone; everything else is said of the result.</summary>
    private static readonly string[] OfTheSource = ["BLOG003", "BLOG004", "BLOG005", "BLOG006"];

    /// <exception cref="ImportException">The source is of no known kind, the output is in use, or something is in the way.</exception>
    public async Task<ImportReport> RunAsync(CancellationToken cancellation)
    {
        var source = SourceFolder.Open(options.Source);
        EnsureApart(source);
        var tree = source.Tree();
        var kind = KindOf(tree);
        messages.WriteLine(text["Import.Reading", source.Root, kind.Name]);
        var (contents, fullPath, config) = Read(source, kind, tree);
        cancellation.ThrowIfCancellationRequested();
        var blog = new Importer(kind, config, settings).Import(contents, TimeProvider.System.GetUtcNow());
        if (blog.Posts.IsEmpty) throw new ImportException($"Nothing to import: {source.Root} holds no text that {kind.Name} would publish. Name another folder, or the kind with --from.");
        using var folder = ImportFolder.Open(options.Output, options.IsRehearsal);
        var (localized, fetched, troubles) = await LocalizeAsync(blog, folder, cancellation);
        Gather(localized, folder, fullPath, cancellation);
        var (site, findings) = await CheckAsync(folder, cancellation);
        var sourceFindings = contents.Diagnostics.Where(diagnostic => diagnostic.Code.StartsWith("BLOG3", StringComparison.Ordinal))
            .Concat(contents.Diagnostics.Where(diagnostic => OfTheSource.Contains(diagnostic.Code)).Select(diagnostic => ImportRules.NotImported.At(diagnostic.Place, $"in the source: {diagnostic.Message}")));
        if (folder.Obstacles(options.Force).Take(4).ToList() is { Count: > 0 } obstacles && !options.IsRehearsal) throw InTheWay(obstacles);
        cancellation.ThrowIfCancellationRequested();
        if (!options.IsRehearsal) folder.Commit();
        return new(kind, localized, site, fetched, [.. sourceFindings.Concat(troubles).Concat(localized.Posts.SelectMany(post => post.Report())).Concat(findings).OrderBy(finding => finding.Place.File).ThenBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column)]);
    }

    /// <summary>The old content: a folder as it stands, or what a file has in it.</summary>
    private static (FolderContents Contents, Func<SitePath, string> FullPath, OldConfig Config) Read(SourceFolder source, BlogKind kind, OldTree tree)
    {
        if (source.IsFile && Export(source, kind) is { } export) return (new(export.Texts, [], export.Findings), _ => "", export.Config);
        if (source.IsFile) throw new ImportException($"{source.Root} is a file; {kind.Name} is imported from a folder.");
        var (contents, fullPath) = source.Read(kind.Roots(tree));
        return (contents, fullPath, kind.Config(tree));
    }

    private static OldExport? Export(SourceFolder source, BlogKind kind)
    {
        try
        {
            return kind.Read(source.ReadText());
        }
        catch (System.Xml.XmlException trouble)
        {
            throw new ImportException($"{source.Root} cannot be read: {trouble.Message} Export it again.");
        }
    }

    /// <summary>What <c>check</c> will say of the result.</summary>
    private async Task<(Site Site, ImmutableArray<Diagnostic> Findings)> CheckAsync(ImportFolder folder, CancellationToken cancellation)
    {
        using var checker = new Checker(settings with { PostsPath = folder.Staging, ShowDrafts = true, CachePath = "" }, new());
        using var progress = new WorkProgress(text, "Command.Rendering");
        var found = await checker.CheckAsync(TimeProvider.System.GetUtcNow(), probe: null, progress.Begin, cancellation);
        return (found.Site, found.Diagnostics);
    }

    private static ImportException InTheWay(List<string> obstacles) => new(
        $"Nothing was written. In the way: {string.Join(", ", obstacles.Take(3))}{(obstacles.Count > 3 ? ", …" : "")}. Choose an empty folder, or replace files with --force (never folders, and nothing through symbolic links).");

    private BlogKind KindOf(OldTree tree) => options.From is { } name
        ? BlogKinds.Find(name)!
        : BlogKinds.Recognise(tree) ?? throw new ImportException($"{options.Source} looks like no blog that is known; name its kind with --from.");

    /// <summary>What is written would be read by the next import.</summary>
    private void EnsureApart(SourceFolder source)
    {
        var output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Output)) + Path.DirectorySeparatorChar;
        if (output.StartsWith(source.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ImportException($"The output folder {options.Output} lies within the source {source.Root}; choose one outside.");
    }

    private void Gather(ImportedBlog blog, ImportFolder folder, Func<SitePath, string> fullPath, CancellationToken cancellation)
    {
        using var progress = new WorkProgress(text, "Command.Importing");
        var total = blog.Posts.Length + blog.Files.Length;
        foreach (var post in blog.Posts)
        {
            cancellation.ThrowIfCancellationRequested();
            using (progress.Begin(post.Path.Value, total)) folder.Put(post.Path, post.Text, post.ModifiedAt);
        }
        foreach (var (from, to) in blog.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            using (progress.Begin(to.Value, total)) folder.Copy(to, fullPath(from));
        }
    }

    private async Task<(ImportedBlog Blog, int Fetched, ImmutableArray<Diagnostic> Troubles)> LocalizeAsync(ImportedBlog blog, ImportFolder folder, CancellationToken cancellation)
    {
        if (!options.LocalizeImages) return (blog, 0, []);
        var addresses = blog.Posts.SelectMany(post => post.HotLinks).Distinct().ToList();
        messages.WriteLine(text["Import.Fetching", addresses.Count]);
        using var fetcher = new ImageFetcher(options.AllowPrivate);
        using var progress = new WorkProgress(text, "Command.Fetching");
        var images = await Task.WhenAll(addresses.Select(async address =>
        {
            using (progress.Begin(address, addresses.Count)) return (address, image: await fetcher.FetchAsync(address, cancellation));
        }));
        return Placed(blog, folder, images.ToDictionary(pair => pair.address, pair => pair.image));
    }

    /// <summary>Puts every image beside the first post that shows it, under its own name where that is free.</summary>
    private static (ImportedBlog Blog, int Fetched, ImmutableArray<Diagnostic> Troubles) Placed(ImportedBlog blog, ImportFolder folder, Dictionary<string, FetchedImage> images)
    {
        var taken = blog.Posts.Select(post => post.Path.Value).Concat(blog.Files.Select(file => file.To.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var files = new Dictionary<string, SitePath>();
        var troubles = new List<Diagnostic>();
        foreach (var post in blog.Posts)
        {
            foreach (var address in post.HotLinks.Where(address => !files.ContainsKey(address)))
            {
                if (images[address] is { Bytes: { } bytes, Extension: { } extension })
                {
                    files[address] = ImageName.Beside(post.Path, address, extension, Convert.ToHexStringLower(SHA256.HashData(bytes))[..8], taken);
                    folder.Put(files[address], bytes);
                }
                else troubles.Add(ImportRules.NotFetched.At(Place.WholeFile(post.Path), $"'{address}' was not fetched: {images[address].Trouble}"));
            }
        }
        return (blog with { Posts = [.. blog.Posts.Select(post => post.HotLinks.Any(files.ContainsKey) ? post.WithImages(files) : post)] }, files.Count, [.. troubles]);
    }
}
