using System.Collections.Immutable;

namespace Blog.Engine.Content.Metadata;

/// <summary>The entries of front matter by normalised key: those at the top before those in <c>[params]</c> and its like.</summary>
internal sealed class FrontMatterFields
{
    private readonly Dictionary<string, MetadataEntry> entries = [];

    public FrontMatterFields(TableNode table)
    {
        Add(table.Entries);
        foreach (var nested in table.Entries.Where(entry => FrontMatterKeys.Nested.Contains(FrontMatterKeys.Normalize(entry.Key))))
            if (nested.Value is TableNode inner) Add(inner.Entries);
    }

    /// <summary>The first of these keys that has a value.</summary>
    public MetadataEntry? Find(ImmutableArray<string> names) => All(names).FirstOrDefault();

    /// <summary>Every entry under these keys that has a value, in their order.</summary>
    public IEnumerable<MetadataEntry> All(ImmutableArray<string> names) =>
        names.Select(name => entries.GetValueOrDefault(name)).OfType<MetadataEntry>().Where(entry => entry.Value is not ScalarNode { IsEmpty: true });

    private void Add(ImmutableArray<MetadataEntry> added)
    {
        foreach (var entry in added) entries.TryAdd(FrontMatterKeys.Normalize(entry.Key), entry);
    }
}
