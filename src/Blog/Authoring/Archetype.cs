using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Authoring;

/// <summary>
/// The text a new post begins with: <c>posts/.archetypes/{category}.md</c>, else <c>default.md</c> there, else ours. <c>{{title}}</c>, <c>{{date}}</c> and
/// <c>{{category}}</c> are filled in, and nothing else between braces is touched.
/// </summary>
public static partial class Archetype
{
    public const string Folder = ".archetypes";

    private const string Default =
        """
        ---
        title: {{title}}
        date: {{date}}
        tags: []
        categories: {{category}}
        description: ""
        draft: true
        ---


        """;

    /// <summary>The whole text of the new post. An archetype without front matter gets ours.</summary>
    public static string Fill(string postsFolder, NewPost post)
    {
        var text = Find(postsFolder, post.Category) ?? "";
        return Filled(FrontMatter().IsMatch(text) ? text : Default + text, post);
    }

    private static string? Find(string postsFolder, string? category)
    {
        var names = category is null ? ["default"] : new[] { category, category.Split('/')[0], "default" };
        return names
            .Select(name => SitePath.TryFrom(name + ".md", out var path) ? Path.Combine(postsFolder, Folder, path.Value) : null)
            .Where(File.Exists)
            .Select(file => File.ReadAllText(file!).ReplaceLineEndings("\n"))
            .FirstOrDefault();
    }

    /// <summary>In front matter a value is quoted where it has to be; below, it stands as it is.</summary>
    private static string Filled(string text, NewPost post)
    {
        var front = FrontMatter().Match(text);
        var isToml = front.Value[0] == '+';
        var values = front.Groups["values"].Value;
        var filled = Filled(values, isToml ? YamlText.Quoted(post.Title) : YamlText.Of(post.Title), post.DateText, Categories(post.Category));
        if (!DraftKey().IsMatch(values)) filled += isToml ? "draft = true\n" : "draft: true\n";
        var fence = isToml ? "+++" : "---";
        return $"{fence}\n{filled}{fence}\n" + Filled(text[front.Length..], post.Title, post.DateText, post.Category ?? "");
    }

    private static string Filled(string text, string title, string date, string category) => Placeholder().Replace(text, place => place.Groups["name"].Value switch
    {
        "title" => title,
        "date" => date,
        _ => category,
    });

    private static string Categories(string? category) =>
        $"[{string.Join(", ", (category ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => YamlText.Of(part)))}]";

    [GeneratedRegex(@"\{\{\s*(?<name>title|date|category)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\A(?<fence>---|\+\+\+)[ \t]*\n(?<values>(?:[^\n]*\n)*?)\k<fence>[ \t]*(?:\n|\z)")]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^draft\s*[:=]", RegexOptions.Multiline)]
    private static partial Regex DraftKey();
}
