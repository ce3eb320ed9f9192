using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Publishing;

/// <summary>Every <c>references.bib</c> of the folder by the folder it lies in.</summary>
public sealed class Bibliographies
{
    public static readonly DiagnosticRule Unreadable = new("BLOG220", Severity.Error, "a references.bib is not read");

    private const string FileName = "references.bib";

    private readonly FrozenDictionary<SitePath, Known> byFolder;

    private Bibliographies(IEnumerable<Known> known) => byFolder = known.ToFrozenDictionary(file => file.File.Path.Folder);

    public static Bibliographies Empty { get; } = new([]);

    public IEnumerable<Diagnostic> Diagnostics => byFolder.Values.OrderBy(known => known.File.Path).SelectMany(known => known.Diagnostics);

    /// <summary>Reads the files that <paramref name="previous"/> has not read as they are now.</summary>
    public static Bibliographies From(ImmutableArray<AssetFile> assets, Func<AssetFile, string?> readText, Bibliographies? previous) => new(assets
        .Where(asset => asset.Path.FileName.Equals(FileName, StringComparison.OrdinalIgnoreCase))
        .DistinctBy(asset => asset.Path.Folder)
        .Select(asset => previous?.byFolder.GetValueOrDefault(asset.Path.Folder) is { } known && known.File == asset ? known : Known.Read(asset, readText)));

    /// <summary>The bibliography a file cites from: beside it, else in the nearest folder above; null where there is none.</summary>
    public Bibliography? For(SitePath path)
    {
        if (byFolder.Count == 0) return null;
        for (var folder = path.Folder; ; folder = folder.Folder)
        {
            if (byFolder.TryGetValue(folder, out var known)) return known.Content;
            if (folder.IsRoot) return null;
        }
    }

    private sealed record Known(AssetFile File, Bibliography? Content)
    {
        public IEnumerable<Diagnostic> Diagnostics => Content?.Diagnostics
            ?? [Unreadable.At(Place.WholeFile(File.Path), $"the file is no text, or larger than {FolderContents.MaxIncluded / 1024 / 1024} MB, and is not read; split it over folders, or leave out abstracts")];

        public static Known Read(AssetFile file, Func<AssetFile, string?> readText) =>
            new(file, readText(file) is { } text ? Bibliography.Read(new(file.Path, text)) : null);
    }
}
