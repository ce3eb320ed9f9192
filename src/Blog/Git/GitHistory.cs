using System.Collections.Frozen;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Storage;

namespace Blog.Git;

/// <summary>
/// When each file of the posts folder was last changed by a commit, where it lies in a git repository: one pass over the history, and after a commit only over what is new.
/// A commit that adds a file is its birth and no change; so is one that moves it.
/// </summary>
public sealed class GitHistory(string folder, ILogger<GitHistory> log)
{
    private static readonly string[] Log = ["log", "-z", "--format=format:%x01%cI", "--name-only", "--no-renames", "--diff-filter=M"];

    private readonly Dictionary<SitePath, (SourceFile Read, SourceFile Dated)> dated = [];
    private FrozenDictionary<SitePath, DateTimeOffset> changes = FrozenDictionary<SitePath, DateTimeOffset>.Empty;
    private string? head;

    /// <summary>The contents with the times of commits; the same objects where nothing has changed. One caller at a time.</summary>
    public FolderContents Dated(FolderContents contents)
    {
        Refresh();
        return changes.Count == 0 ? contents : contents with { Sources = [.. contents.Sources.Select(Dated)] };
    }

    private SourceFile Dated(SourceFile source)
    {
        if (!changes.TryGetValue(source.Path, out var at)) return source;
        if (dated.TryGetValue(source.Path, out var known) && ReferenceEquals(known.Read, source) && known.Dated.CommittedAt == at) return known.Dated;
        dated[source.Path] = (source, source.Committed(at));
        return dated[source.Path].Dated;
    }

    private void Refresh()
    {
        if (RepositoryFolder.Around(folder) is not { } repository || repository.Head() is not { } now || now == head) return;
        try
        {
            using var view = new HistoryView(repository, now);
            var isAhead = head is not null && view.Git.TryRun("merge-base", "--is-ancestor", head, now) is not null;
            var newer = Parse(view.Git.Run([.. Log, isAhead ? $"{head}..{now}" : now, .. Within(repository)]));
            changes = changes.Where(change => isAhead && !newer.ContainsKey(change.Key)).Concat(newer).ToFrozenDictionary(change => change.Key, change => change.Value);
            head = now;
        }
        catch (Exception e) when (e is GitException || DiskTrouble.Explains(e))
        {
            head = now; // asked again after the next commit
            log.LogWarning("The history of the posts cannot be read, so posts without 'updated' show no last change: {Trouble}", e.Message);
        }
    }

    /// <summary>Only what lies in the folder, by paths that start there.</summary>
    private string[] Within(RepositoryFolder repository) =>
        Path.GetRelativePath(repository.Top, RealPath.Of(folder)).Replace('\\', '/') is not "." and var part ? [$"--relative={part}/", "--", part] : [];

    /// <summary>Commits, newest first: a 0x01, the date, a line end, the names that it changed, each with a NUL behind it.</summary>
    private static Dictionary<SitePath, DateTimeOffset> Parse(string output)
    {
        var changes = new Dictionary<SitePath, DateTimeOffset>();
        foreach (var commit in output.Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = commit.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0 || !DateTimeOffset.TryParse(commit[..end], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var date)) continue;
            foreach (var name in commit[(end + 1)..].Split('\0', StringSplitOptions.RemoveEmptyEntries))
                if (SitePath.TryFrom(name, out var path)) changes.TryAdd(path, date);
        }
        return changes;
    }
}
