using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Importing.Kinds;

/// <summary>A post out of an export, on its way to a text with front matter.</summary>
internal sealed class ExportedPost
{
    private readonly StringBuilder lines = new();

    public void Say(string key, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) lines.Append(key).Append(": ").Append(YamlText.Of(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))).Append('\n');
    }

    public void Say(string key, IEnumerable<string> texts)
    {
        if (string.Join(", ", texts.Select(YamlText.Of)) is { Length: > 0 } list) lines.Append(key).Append(": [").Append(list).Append("]\n");
    }

    public void SayPaths(string key, IEnumerable<IReadOnlyList<string>> paths)
    {
        if (string.Join(", ", paths.Select(path => $"[{string.Join(", ", path.Select(YamlText.Of))}]")) is { Length: > 0 } list) lines.Append(key).Append(": [").Append(list).Append("]\n");
    }

    public SourceFile At(SitePath path, string markdown) => SourceFile.Decode(path, Encoding.UTF8.GetBytes($"---\n{lines}---\n\n{markdown.TrimStart('\n')}"), DateTimeOffset.UnixEpoch);

    /// <summary>The name of the file: the date and the name in the old address, else the title.</summary>
    public static string NameOf(string? day, string? name, string? title, string id)
    {
        var slug = Slug.TryFrom(name is null ? null : Uri.UnescapeDataString(name), out var named) || Slug.TryFrom(title, out named) ? named.Value : "post-" + id;
        return day is null ? slug : $"{day}-{slug}";
    }

    /// <summary>A path that no other text has.</summary>
    public static SitePath Free(string folder, string name, HashSet<SitePath> taken)
    {
        var path = SitePath.From($"{folder}{name}.md");
        for (var number = 2; !taken.Add(path); number++) path = SitePath.From($"{folder}{name}-{number}.md");
        return path;
    }

    /// <summary>The path of an address; null where it has none.</summary>
    public static string? PathOf(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var url) && url.AbsolutePath.Length > 1 && url.Query.Length == 0 ? Uri.UnescapeDataString(url.AbsolutePath) : null;
}
