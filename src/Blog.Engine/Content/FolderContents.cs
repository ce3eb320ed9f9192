using System.Collections.Immutable;

namespace Blog.Engine.Content;

/// <summary>A file below the posts folder that is not a post: an image, a download. Its bytes stay on disk.</summary>
public sealed record AssetFile(SitePath Path, long Length, DateTimeOffset ModifiedAt);

/// <summary>One reading of the posts folder, sorted by path.</summary>
public sealed record FolderContents(ImmutableArray<SourceFile> Sources, ImmutableArray<AssetFile> Assets, ImmutableArray<Diagnostic> Diagnostics)
{
    public static FolderContents Empty { get; } = new([], [], []);
}
