using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using Blog.Engine.Publishing;

namespace Blog.Engine.Importing;

/// <summary>A text of the old blog, and where it goes.</summary>
/// <param name="Post">As our own engine understands it.</param>
/// <param name="Target">Its path in the result.</param>
/// <param name="Addresses">The paths it was served at, the usual one first.</param>
internal sealed record OldPost(Post Post, SitePath Target, ImmutableArray<string> Addresses)
{
    public SitePath Path => Post.Path;

    public string Body => Post.Parsed.Body.Text;
}

/// <summary>What the address of a text was made of.</summary>
/// <param name="Path">Its path below the folder of content.</param>
/// <param name="Date">In the time zone of the old blog; null for one that neither front matter nor file name says.</param>
/// <param name="Said">What its front matter says.</param>
/// <param name="Keys">The same as it was written.</param>
internal sealed record OldName(SitePath Path, DateTimeOffset? Date, FrontMatter Said, TableNode Keys, string Title)
{
    public string? Lang { get; } = LanguageTag.Suffix(Path.Stem)?.Tag;

    /// <summary>The name of the file without language and extension; of a page bundle that of its folder.</summary>
    public string Stem => IsIndex ? Path.Folder.FileName : BareStem;

    public bool IsIndex => BareStem is "index" or "_index" or "README" or "readme";

    /// <summary>The folder above the file, or above the bundle.</summary>
    public SitePath Folder => IsIndex ? Path.Folder.Folder : Path.Folder;

    /// <summary>The path without extension: <c>a/b</c> of <c>a/b.md</c> and of <c>a/b/index.md</c>; empty for the index at the top.</summary>
    public string Bare => IsIndex ? Path.Folder.Value : Join(Path.Folder.Value, BareStem);

    private string BareStem => LanguageTag.Suffix(Path.Stem)?.Name ?? Path.Stem;

    /// <summary>The text under a key of the front matter.</summary>
    public string? Value(string key) => Keys.Entries.FirstOrDefault(entry => entry.Key == key)?.Value is ScalarNode { IsEmpty: false } scalar ? scalar.Text.Trim() : null;

    public static string Join(string folder, string name) => folder.Length == 0 ? name : folder + "/" + name;
}
