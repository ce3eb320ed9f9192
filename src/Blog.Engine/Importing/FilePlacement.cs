using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Importing;

/// <summary>Where the files of the old blog go: those that one post alone shows move beside it, unless they lie with it already; all others keep their place.</summary>
internal sealed class FilePlacement
{
    private readonly Dictionary<SitePath, SitePath> targets = [];
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="kind">The kind of the old blog.</param>
    /// <param name="files">Every file, by its path in the old blog.</param>
    /// <param name="users">The posts that show a file.</param>
    /// <param name="posts">The paths of posts in the result.</param>
    public FilePlacement(BlogKind kind, IEnumerable<SitePath> files, ILookup<SitePath, OldPost> users, IReadOnlyCollection<SitePath> posts)
    {
        var folders = posts.Select(post => post.Folder).Where(folder => !folder.IsRoot).ToHashSet();
        foreach (var path in posts) taken.Add(path.Value);
        foreach (var file in files)
        {
            if (kind.Place(file) is not { } place) continue;
            var shownBy = users[file].DistinctBy(post => post.Path).Take(2).ToList();
            if (shownBy.Count == 0 && IsMachinery(file) && !folders.Contains(place.Folder)) continue;
            targets[file] = Free(kind.MovesFiles && shownBy is [var only] && !IsWith(place, only.Target) ? Beside(only.Target, file) : place);
        }
    }

    public SitePath? this[SitePath file] => targets.TryGetValue(file, out var target) ? target : null;

    public ImmutableArray<(SitePath From, SitePath To)> All => [.. targets.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value)];

    /// <summary>Parts of the old site itself, which no post shows.</summary>
    private static bool IsMachinery(SitePath file) =>
        file.Extension is ".css" or ".scss" or ".sass" or ".less" or ".styl" or ".js" or ".mjs" or ".ts" or ".map" or ".html" or ".htm" or ".xml" or ".php" or ".woff" or ".woff2" or ".ttf" or ".eot" or ".otf" or ".webmanifest" or ".lock" or ".toml" or ".yml" or ".yaml" or ".gemspec"
        || file.FileName is "CNAME" or "robots.txt" or "favicon.ico" or "package.json" or "package-lock.json" or "Gemfile" or "Rakefile" or "Makefile" or "ads.txt";

    /// <summary>In the folder of the post or below, where that is no common folder; or in the one that is named like it.</summary>
    private static bool IsWith(SitePath place, SitePath post) =>
        place.Folder == post.Folder || place.Value.StartsWith(post.Folder.IsRoot ? "\0" : post.Folder.Value + "/", StringComparison.Ordinal) || place.Value.StartsWith(OldName.Join(post.Folder.Value, post.Stem) + "/", StringComparison.Ordinal);

    private static SitePath Beside(SitePath post, SitePath file) =>
        SitePath.From(post.Stem is "index" or "_index" ? OldName.Join(post.Folder.Value, file.FileName) : OldName.Join(post.Folder.Value, $"{post.Stem}/{file.FileName}"));

    private SitePath Free(SitePath place)
    {
        var free = place;
        for (var number = 2; !taken.Add(free.Value); number++) free = SitePath.From(OldName.Join(place.Folder.Value, $"{place.Stem}-{number}{Path.GetExtension(place.FileName)}"));
        return free;
    }
}
