using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Blog.Tests.Architecture;

/// <summary>A row of the list: a folder below <c>src</c> and the folders it may use, as they are written.</summary>
internal sealed record Floor(string Folder, string Question, ImmutableArray<string> Uses)
{
    public string Product => Folder.Split('/')[0];

    /// <summary>A name within the product, or with another product before it.</summary>
    public string Resolve(string use) => use.StartsWith("Blog", StringComparison.Ordinal) ? use : $"{Product}/{use}";
}

/// <summary>
/// The floors of the house, from the top to the ground: the table of docs/architecture.md is the list itself. A folder may use what its row names, and what
/// lies in that, as far as it stands further down: so what the list allows has no circle.
/// </summary>
internal sealed partial class Floors
{
    private Floors(ImmutableArray<Floor> rows) => Rows = rows;

    public ImmutableArray<Floor> Rows { get; }

    public static Floors Read(string table) => new([.. Row().Matches(table).Select(row =>
        new Floor(row.Groups[1].Value, row.Groups[2].Value, [.. Name().Matches(row.Groups[3].Value).Select(name => name.Groups[1].Value)]))]);

    /// <summary>Every use that its row does not allow.</summary>
    public IEnumerable<FolderUse> Offences(IEnumerable<FolderUse> uses) => uses.Where(use => !Allows(use));

    /// <summary>What rows allow and nothing uses.</summary>
    public IEnumerable<string> Idle(IReadOnlyCollection<FolderUse> uses) =>
        from floor in Rows
        from name in floor.Uses
        where !uses.Any(use => use.From == floor.Folder && IsWithin(use.To, floor.Resolve(name)))
        select $"{floor.Folder} does not use {name}";

    private bool Allows(FolderUse use)
    {
        var at = IndexOf(use.From);
        return at >= 0 && IndexOf(use.To) > at && Rows[at].Uses.Any(name => IsWithin(use.To, Rows[at].Resolve(name)));
    }

    private int IndexOf(string folder) => Rows.FirstOrDefault(floor => floor.Folder == folder) is { } row ? Rows.IndexOf(row) : -1;

    private static bool IsWithin(string folder, string named) => folder == named || folder.StartsWith(named + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(Blog[\w./]*)` \| (.+?) \| (.+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
