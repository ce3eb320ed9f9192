using System.Collections.Immutable;
using Blog.Engine.Content.Images;

namespace Blog.Engine.Content.Posts;

/// <summary>A file below the posts folder that is not a post: an image, a download. Its bytes stay on disk.</summary>
public sealed record AssetFile(SitePath Path, long Length, DateTimeOffset ModifiedAt)
{
    /// <summary>What its header says, where it is an image that we can read.</summary>
    public ImageInfo? Image { get; init; }

    /// <summary>Whether readers may have it, going by what it is.</summary>
    public bool IsPublic => PublicTypes.Contains(Path);
}

/// <summary>One reading of the posts folder, sorted by path.</summary>
public sealed record FolderContents(ImmutableArray<SourceFile> Sources, ImmutableArray<AssetFile> Assets, ImmutableArray<Diagnostic> Diagnostics)
{
    public static FolderContents Empty { get; } = new([], [], []);

    /// <summary>The text of a file that is not a post, read when a post includes it; null when it is gone, no text, or over <see cref="MaxIncluded"/>.</summary>
    public Func<AssetFile, string?> ReadText { get; init; } = _ => null;

    /// <summary>Largest file that a post may include, in bytes.</summary>
    public const long MaxIncluded = 1024 * 1024;

    /// <summary>Whether nothing but posts can tell two readings apart.</summary>
    public bool HasFilesOf(FolderContents other) =>
        ReadText == other.ReadText && Assets.SequenceEqual(other.Assets) && Diagnostics.SequenceEqual(other.Diagnostics);

    /// <summary>Whether a second reading found the very same files: unchanged sources are the same objects.</summary>
    public bool SameAs(FolderContents other) =>
        Sources.SequenceEqual(other.Sources) && Assets.SequenceEqual(other.Assets) && Diagnostics.SequenceEqual(other.Diagnostics);
}
