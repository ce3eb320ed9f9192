using System.Collections.Immutable;
using System.Text;

namespace Blog.Engine.Content.Metadata;

/// <summary>A value of front matter, the same for YAML, TOML and JSON. Offsets count UTF-16 units from the start of the file.</summary>
internal abstract record MetadataNode(int Offset);

/// <summary>A text, a number, a date or a yes/no as its author wrote it; null is an empty text.</summary>
internal sealed record ScalarNode : MetadataNode
{
    public ScalarNode(int offset, string text)
        : base(offset) => Text = WellFormed(text);

    public string Text { get; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>An escape can spell half a surrogate pair, which nothing behind this point can normalise or encode.</summary>
    private static string WellFormed(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())) : text;
}

internal sealed record ListNode(int Offset, ImmutableArray<MetadataNode> Items) : MetadataNode(Offset);

internal sealed record TableNode(int Offset, ImmutableArray<MetadataEntry> Entries) : MetadataNode(Offset);

/// <summary>A key, where it stands, and its value.</summary>
internal sealed record MetadataEntry(string Key, int Offset, MetadataNode Value);
