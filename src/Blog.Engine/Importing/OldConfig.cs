using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Importing;

/// <summary>The settings of the old blog, whatever they were written in. What cannot be read says nothing.</summary>
public sealed class OldConfig
{
    private readonly TableNode table;
    private readonly string script;

    private OldConfig(TableNode table, string script) => (this.table, this.script) = (table, script);

    public static OldConfig Empty { get; } = new(new(0, []), "");

    /// <summary>Of a blog of which nothing but its address is known.</summary>
    public static OldConfig At(string? address) => new(new(0, address is null ? [] : [new("url", 0, new ScalarNode(0, address))]), "");

    /// <param name="name">The name of the file: its ending says what it is written in.</param>
    /// <param name="text">Its text; null for none.</param>
    public static OldConfig From(string name, string? text)
    {
        if (text is null) return Empty;
        var findings = new Findings(new(SitePath.From("config"), text));
        return Path.GetExtension(name) switch
        {
            ".toml" => new(TomlMetadata.Read(text, 0, findings), ""),
            ".json" => new(JsonMetadata.Read(text, 0, findings), ""),
            ".yml" or ".yaml" => new(YamlMetadata.Read(text, 0, findings), ""),
            _ => new(new(0, []), text),
        };
    }

    /// <summary>The text under a key, or under a key of a key; without regard to case.</summary>
    public string? Text(params ReadOnlySpan<string> keys) => Node(keys) is ScalarNode { IsEmpty: false } scalar ? scalar.Text : null;

    /// <summary>The texts in a table, by key.</summary>
    public ImmutableDictionary<string, string> Texts(params ReadOnlySpan<string> keys) => Node(keys) is TableNode inner
        ? inner.Entries.Where(entry => entry.Value is ScalarNode).DistinctBy(entry => entry.Key).ToImmutableDictionary(entry => entry.Key, entry => ((ScalarNode)entry.Value).Text)
        : ImmutableDictionary<string, string>.Empty;

    public bool? Switch(params ReadOnlySpan<string> keys) => Node(keys) is { } node ? FrontMatterValues.Switch(node) : null;

    /// <summary>A setting of a configuration that is a program, <c>base: '/blog/'</c>: read where it is written out.</summary>
    public string? Written(string key) => Setting(key).Match(script) is { Success: true } found ? found.Groups[1].Value.Trim('"', '\'', '`') : null;

    /// <summary>The time zone of dates without an offset, where one is named that this machine knows.</summary>
    public TimeZoneInfo? TimeZone => (Text("timezone") ?? Text("timeZone")) is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    private MetadataNode? Node(ReadOnlySpan<string> keys)
    {
        MetadataNode? node = table;
        foreach (var key in keys)
        {
            var wanted = key;
            node = (node as TableNode)?.Entries.FirstOrDefault(entry => entry.Key.Equals(wanted, StringComparison.OrdinalIgnoreCase))?.Value;
        }
        return node;
    }

    /// <summary>Linear: no part of it gives back what it took.</summary>
    private static Regex Setting(string key) => new($@"(?<![\w.]){Regex.Escape(key)}(?>\s*):(?>\s*)('[^'\n]*'|""[^""\n]*""|`[^`\n]*`|true|false)");
}
