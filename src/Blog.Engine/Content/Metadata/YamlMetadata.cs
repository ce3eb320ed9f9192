using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Blog.Engine.Content.Metadata;

/// <summary>
/// YAML → nodes, from the parser's events. When the whole cannot be read, every top-level key is read by itself,
/// so that one unquoted title does not cost the date and the tags.
/// </summary>
internal static partial class YamlMetadata
{
    public static TableNode Read(string yaml, int offset, Findings findings)
    {
        try
        {
            return Load(yaml, offset, findings);
        }
        catch (YamlException)
        {
            return new(offset, [.. MetadataRules.WithoutDuplicates([.. Chunks(yaml).SelectMany(chunk => ReadChunk(chunk.Text, offset + chunk.Start, findings))], findings)]);
        }
    }

    /// <summary>True when a line starts a top-level <c>key: value</c>.</summary>
    public static bool StartsEntry(ReadOnlySpan<char> line) => EntryStart().IsMatch(line);

    /// <summary>The parser has states it does not expect and then throws what is not of its own kind: that too is YAML that cannot be read.</summary>
    private static TableNode Load(string yaml, int offset, Findings findings)
    {
        var attempt = findings.Attempt();
        try
        {
            var table = Document(new Parser(new StringReader(yaml)), offset, attempt);
            findings.Take(attempt);
            return table;
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or ArgumentException or IndexOutOfRangeException or EndOfStreamException)
        {
            throw new YamlException(Mark.Empty, Mark.Empty, "unexpected characters", trouble);
        }
    }

    private static TableNode Document(Parser parser, int offset, Findings findings)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return new(offset, []);
        var root = new NodeReader(parser, offset, findings).Read(0);
        if (root is ScalarNode { IsEmpty: true }) return new(offset, []);
        return root is TableNode table && parser.Accept<DocumentEnd>(out _) ? table : throw new YamlException("'key: value' lines are expected here");
    }

    private static IEnumerable<(int Start, string Text)> Chunks(string yaml)
    {
        var start = 0;
        for (var line = 0; line < yaml.Length; line = NextLine(yaml, line))
        {
            if (line == start || !StartsEntry(LineAt(yaml, line))) continue;
            yield return (start, yaml[start..line]);
            start = line;
        }
        if (start < yaml.Length) yield return (start, yaml[start..]);
    }

    private static IEnumerable<MetadataEntry> ReadChunk(string yaml, int offset, Findings findings)
    {
        try
        {
            return Load(yaml, offset, findings).Entries;
        }
        catch (YamlException trouble)
        {
            return Recover(yaml, offset, trouble, findings);
        }
    }

    private static IEnumerable<MetadataEntry> Recover(string yaml, int offset, YamlException trouble, Findings findings)
    {
        var entry = Entry().Match(yaml);
        var at = Math.Min((int)trouble.Start.Index, yaml.TrimEnd().Length);
        if (!entry.Success || entry.Groups["rest"].Value.Trim().Length > 0)
        {
            findings.Add(MetadataRules.Syntax, offset + at, Explain(yaml, trouble));
            return entry.Success && entry.Groups["value"].Value.Trim() is { Length: > 0 } first ? [Scalar(entry, offset, first)] : [];
        }
        var value = entry.Groups["value"].Value.Trim();
        if (value.Length == 0)
        {
            findings.Add(MetadataRules.Syntax, offset + at, Explain(yaml, trouble));
            return [];
        }
        var place = offset + entry.Groups["value"].Index;
        findings.Add(MetadataRules.Syntax, place, IsOpen(value)
            ? $"'{entry.Groups["key"].Value}' opens a bracket or a quote that is not closed on the line; close it"
            : $"this value has to stand in quotes: {entry.Groups["key"].Value}: {Quoted(value)}");
        return IsOpen(value) ? [] : [Scalar(entry, offset, value)];
    }

    private static MetadataEntry Scalar(Match entry, int offset, string value) =>
        new(entry.Groups["key"].Value.Trim(), offset + entry.Groups["key"].Index, new ScalarNode(offset + entry.Groups["value"].Index, Bare(value)));

    private static bool IsOpen(string value) => value.FirstOrDefault() switch
    {
        '[' => !value.Contains(']', StringComparison.Ordinal),
        '{' => !value.Contains('}', StringComparison.Ordinal),
        '"' or '\'' => value.Length == 1 || !value[1..].Contains(value[0], StringComparison.Ordinal),
        _ => false,
    };

    private static string Bare(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    private static string Quoted(string value) => $"'{Bare(value).Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Explain(string yaml, YamlException trouble) =>
        TabIndent().IsMatch(yaml) ? "a line is indented with a tab; YAML wants spaces"
        : $"this is not YAML ({trouble.Message.TrimEnd('.')}); write 'key: value' lines, and put a value with ': ' or ' #' in quotes";

    private static ReadOnlySpan<char> LineAt(string text, int start) =>
        text.AsSpan(start, text.IndexOf('\n', start) is var end and >= 0 ? end - start : text.Length - start);

    private static int NextLine(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length;

    [GeneratedRegex(@"^[^\s#\-\[\]{},:][^:\n]{0,79}:(?=\s|$)|^""[^""\n]{1,80}""\s*:|^'[^'\n]{1,80}'\s*:")]
    private static partial Regex EntryStart();

    [GeneratedRegex(@"^(?<key>[^\s:][^:\n]*):[ \t]*(?<value>[^\n]*)(?<rest>[\s\S]*)$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"^ *\t", RegexOptions.Multiline)]
    private static partial Regex TabIndent();

    /// <summary>One walk over the events of a document.</summary>
    private sealed class NodeReader(IParser parser, int offset, Findings findings)
    {
        public MetadataNode Read(int depth)
        {
            if (depth > MetadataRules.MaxDepth) throw new YamlException(parser.Current!.Start, parser.Current.End, $"lists nest deeper than {MetadataRules.MaxDepth} levels");
            var node = parser.Consume<ParsingEvent>();
            RefuseAnchor(node);
            return node switch
            {
                SequenceStart => new ListNode(At(node), [.. Items(depth)]),
                MappingStart => new TableNode(At(node), [.. MetadataRules.WithoutDuplicates([.. Entries(depth)], findings)]),
                AnchorAlias alias => new ScalarNode(At(node), $"*{alias.Value}"),
                Scalar scalar => new ScalarNode(At(node), TextOf(scalar)),
                _ => new ScalarNode(At(node), ""),
            };
        }

        private IEnumerable<MetadataNode> Items(int depth)
        {
            while (!parser.TryConsume<SequenceEnd>(out _)) yield return Read(depth + 1);
        }

        private IEnumerable<MetadataEntry> Entries(int depth)
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Read(depth + 1);
                var value = Read(depth + 1);
                if (key is ScalarNode name) yield return new(name.Text, key.Offset, value);
            }
        }

        private void RefuseAnchor(ParsingEvent node)
        {
            if (node is AnchorAlias || (node is NodeEvent named && !named.Anchor.IsEmpty))
                findings.Add(MetadataRules.Anchor, At(node), "anchors (&) and aliases (*) are not read; write the value out, or put a text that begins so in quotes");
        }

        private int At(ParsingEvent node) => offset + (int)node.Start.Index;

        private static string TextOf(Scalar scalar) =>
            scalar.Style is not ScalarStyle.Plain ? scalar.Value
            : scalar.Value is "~" or "null" or "Null" or "NULL" ? ""
            : !scalar.Tag.IsEmpty && scalar.Tag.IsLocal ? $"{scalar.Tag.Value} {scalar.Value}".Trim()
            : scalar.Value;
    }
}
