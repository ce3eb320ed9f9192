using System.Collections.Immutable;
using Blog.Engine.Content.Images;

namespace Blog.Engine.Content;

/// <summary>A file below the posts folder that is not a post: an image, a download. Its bytes stay on disk.</summary>
public sealed record AssetFile(SitePath Path, long Length, DateTimeOffset ModifiedAt)
{
    /// <summary>What its header says, where it is an image that we can read.</summary>
    public ImageInfo? Image { get; init; }
}

/// <summary>One reading of the posts folder, sorted by path.</summary>
public sealed record FolderContents(ImmutableArray<SourceFile> Sources, ImmutableArray<AssetFile> Assets, ImmutableArray<Diagnostic> Diagnostics)
{
    public static FolderContents Empty { get; } = new([], [], []);

    /// <summary>Whether a second reading found the very same files: unchanged sources are the same objects.</summary>
    public bool SameAs(FolderContents other) =>
        Sources.SequenceEqual(other.Sources) && Assets.SequenceEqual(other.Assets) && Diagnostics.SequenceEqual(other.Diagnostics);
}
