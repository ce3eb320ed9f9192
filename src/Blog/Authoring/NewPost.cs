using System.Globalization;
using Blog.Engine.Content;

namespace Blog.Authoring;

/// <summary>What <c>new</c> was asked for, and the file it becomes.</summary>
/// <param name="Category">A nested path, <c>深度学习/注意力</c>; null for none.</param>
/// <param name="Date">Now, in the time zone of the site.</param>
public sealed record NewPost(string Title, string? Category, DateTimeOffset Date)
{
    private static readonly string[] Meaningful = ["index", "_index", "readme"];

    /// <summary>The date as front matter says it: local to the time zone of the site.</summary>
    public string DateText => Date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The name of the file, or of the folder of a bundle: the slug of the title; the minute where the title has no letter or digit.</summary>
    public string Name => Slug.TryFrom(Title, out var slug) ? Plain(slug.Value) : "note-" + Date.ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);

    public SitePath File(bool bundle) => SitePath.From(bundle ? $"{Name}/index.md" : $"{Name}.md");

    /// <summary>A name that would say something else than itself: a language (<c>about.en</c>), an index, a file that is no post.</summary>
    private static string Plain(string name)
    {
        var undotted = LanguageTag.Suffix(name) is null ? name : name.Replace('.', '-');
        return Meaningful.Contains(undotted) || !PostName.IsPost(SitePath.From(undotted + ".md")) ? "note-" + undotted : undotted;
    }
}
