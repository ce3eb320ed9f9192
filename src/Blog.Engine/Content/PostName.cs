using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Engine.Content;

/// <summary>What the path of a post file says: its name without date and extension, its date, its language, and whether it lies in a drafts or pages folder.</summary>
public sealed partial record PostName(string Name, DateOnly? Date, string? Lang, bool IsDraft, bool IsPage)
{
    public static bool IsPost(SitePath path) => path.Extension is ".md" or ".markdown" or ".mdx" or ".ipynb";

    public static PostName From(SitePath path)
    {
        var bundle = path.Stem is "index" && !path.Folder.IsRoot;
        var name = bundle ? path.Folder.FileName : path.Stem;
        var dated = DatePrefix().Match(name);
        var date = dated.Success && DateOnly.TryParseExact(dated.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        var folders = path.Folder.Value.Split('/');
        return new(date is null ? name : name[dated.Length..], date, null, folders.Any(f => f is "_drafts" or "drafts"), folders.Contains("pages"));
    }

    [GeneratedRegex(@"^(\d{4}-\d{2}-\d{2})[-_ ]?(?=.)")]
    private static partial Regex DatePrefix();
}
