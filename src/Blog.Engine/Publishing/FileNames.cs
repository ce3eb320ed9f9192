using System.Collections.Immutable;
using Blog.Engine.Content.Posts;

namespace Blog.Engine.Publishing;

/// <summary>The files beside the posts by what links call them. Keys: see <see cref="LinkText.Key"/>.</summary>
internal sealed class FileNames(ImmutableArray<AssetFile> files)
{
    public ImmutableArray<AssetFile> All => files;

    public IReadOnlyDictionary<string, AssetFile> ByPath { get; } = files.GroupBy(file => LinkText.Key(file.Path.Value)).ToDictionary(group => group.Key, group => group.First());

    public IReadOnlyDictionary<string, ImmutableArray<AssetFile>> ByFileName { get; } =
        files.GroupBy(file => LinkText.Key(file.Path.FileName)).ToDictionary(group => group.Key, group => group.ToImmutableArray());
}
