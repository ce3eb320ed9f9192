using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Blog.Engine.Content;

/// <summary>Text → front matter and the start of the body.</summary>
public sealed class FrontMatterReader(TimeZoneInfo timeZone)
{
    public FrontMatterResult Read(SourceText source)
    {
        var text = source.Value;
        if (!text.StartsWith("---\n", StringComparison.Ordinal)) return new(FrontMatter.Empty, 0, []);
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0) return new(FrontMatter.Empty, 0, []);
        var stream = new YamlStream();
        stream.Load(new StringReader(text[4..(end + 1)]));
        var map = (YamlMappingNode)stream.Documents[0].RootNode;
        return new(Map(map), end + 5, []);
    }

    private FrontMatter Map(YamlMappingNode map) => new()
    {
        Title = Scalar(map, "title"),
        Date = Date(Scalar(map, "date")),
        Updated = Date(Scalar(map, "updated")),
        Tags = List(map, "tags"),
        Categories = List(map, "categories") is { Length: > 0 } path ? [path] : [],
        Series = Scalar(map, "series"),
        Slug = Scalar(map, "slug"),
        Aliases = List(map, "aliases"),
        Draft = Scalar(map, "draft") == "true",
        Pinned = Scalar(map, "pinned") == "true",
        Description = Scalar(map, "description"),
        IsPage = Scalar(map, "layout") == "page",
    };

    private DateTimeOffset? Date(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, out var naive) ? new(naive, timeZone.GetUtcOffset(naive)) : null;

    private static string? Scalar(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlScalarNode scalar ? scalar.Value : null;

    private static ImmutableArray<string> List(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var node) && node is YamlSequenceNode list
            ? [.. list.OfType<YamlScalarNode>().Select(item => item.Value ?? "")]
            : [];
}
