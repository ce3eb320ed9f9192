using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Engine.Content;

/// <summary>What the path of a post file says: its name without date, language and extension, its date, its language, and whether it lies in a drafts or pages folder.</summary>
public sealed partial record PostName(string Name, DateOnly? Date, string? Lang, bool IsDraft, bool IsPage)
{
    private static readonly string[] NotPosts = ["README", "LICENSE", "LICENCE", "NOTICE"];

    /// <summary>By its extension; a README, LICENSE or NOTICE at the root speaks of the folder.</summary>
    public static bool IsPost(SitePath path) =>
        path.Extension is ".md" or ".markdown" or ".mdx" or ".ipynb"
        && !(path.Folder.IsRoot && NotPosts.Contains(path.FileName.Split('.')[0], StringComparer.OrdinalIgnoreCase));

    /// <summary>A page whose folder is its own: <c>x/index.md</c>.</summary>
    public static bool IsBundle(SitePath path) => !path.Folder.IsRoot && (LanguageTag.Suffix(path.Stem)?.Name ?? path.Stem) is "index";

    public static PostName From(SitePath path)
    {
        var (stem, lang) = LanguageTag.Suffix(path.Stem) is { } split ? (split.Name, split.Tag) : (path.Stem, null);
        var isIndex = stem is "index" or "_index" or "README" or "readme" && !path.Folder.IsRoot;
        var name = isIndex ? path.Folder.FileName : stem;
        var dated = DatePrefix().Match(name);
        var date = dated.Success ? DateOf(dated.Groups) : null;
        var folders = path.Folder.Value.Split('/');
        return new(
            date is null ? name : name[dated.Length..],
            date ?? DateOf(DateFolders().Match(path.Folder.Value + "/").Groups),
            lang,
            folders.Any(folder => folder is "_drafts" or "drafts"),
            folders.Contains("pages") || stem is "_index" || (stem is "index" && path.Folder.IsRoot));
    }

    private static DateOnly? DateOf(GroupCollection groups) =>
        groups[0].Success && DateOnly.TryParseExact($"{groups["y"].Value}-{groups["m"].Value}-{groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"^(?<y>(?:19|20)\d{2})(?<s>[-_.]?)(?<m>\d{2})\k<s>(?<d>\d{2})(?:[-_ .]+|(?=[^\d]))(?=.)|^(?<y>(?:19|20)\d{2})年(?<m>\d{1,2})月(?<d>\d{1,2})日[-_ ]*(?=.)")]
    private static partial Regex DatePrefix();

    /// <summary>Folders by day, <c>2019/12/31/</c>.</summary>
    [GeneratedRegex(@"(?:^|/)(?<y>(?:19|20)\d{2})/(?<m>\d{1,2})/(?<d>\d{1,2})/")]
    private static partial Regex DateFolders();
}
