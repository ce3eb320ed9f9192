namespace Blog.Engine.Content.Metadata;

/// <summary>What can be wrong with the writing of front matter, whatever its format.</summary>
public static class MetadataRules
{
    public static readonly DiagnosticRule Syntax = new("BLOG010", Severity.Error, "front matter cannot be read");
    public static readonly DiagnosticRule DuplicateKey = new("BLOG014", Severity.Error, "a key stands twice");
    public static readonly DiagnosticRule Anchor = new("BLOG015", Severity.Error, "YAML anchors and aliases are not read");

    /// <summary>Deepest nesting of lists and tables that is read; nothing an author means is deeper.</summary>
    internal const int MaxDepth = 16;

    /// <summary>The entries with every key once: the last one counts, as in other engines.</summary>
    internal static List<MetadataEntry> WithoutDuplicates(List<MetadataEntry> entries, Findings findings)
    {
        var kept = new Dictionary<string, MetadataEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (kept.TryGetValue(entry.Key, out var first))
                findings.Add(DuplicateKey, entry.Offset, $"the key '{entry.Key}' stands already on line {findings.LineOf(first.Offset)}; keep one of them (the last one counts)");
            kept[entry.Key] = entry;
        }
        return [.. kept.Values];
    }
}
