using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace Blog.Engine.Content.Metadata;

/// <summary>TOML → nodes, from Tomlyn's syntax tree, which survives a broken line.</summary>
internal static class TomlMetadata
{
    public static TableNode Read(string toml, int offset, Findings findings)
    {
        if (Parsed(toml) is not { } document)
        {
            findings.Add(MetadataRules.Syntax, offset, "this is not TOML that can be read: it is nested too deeply; write: key = \"value\"");
            return new(offset, []);
        }
        foreach (var message in document.Diagnostics.Where(message => message.Kind is DiagnosticMessageKind.Error).Take(5))
            findings.Add(MetadataRules.Syntax, offset + message.Span.Start.Offset, $"this is not TOML ({message.Message.TrimEnd('.')}); write: key = \"value\"");
        var entries = Entries(document.KeyValues, offset, findings, 0).Concat(document.Tables.Select(table => Table(table, offset, findings)).OfType<MetadataEntry>());
        return new(offset, [.. MetadataRules.WithoutDuplicates([.. entries], findings)]);
    }

    private static DocumentSyntax? Parsed(string toml)
    {
        try
        {
            return SyntaxParser.Parse(toml, "", validate: false);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            // Tomlyn throws where nesting passes its limit, and finds everything else wrong without.
            return null;
        }
    }

    private static IEnumerable<MetadataEntry> Entries(IEnumerable<KeyValueSyntax> pairs, int offset, Findings findings, int depth) =>
        from pair in pairs
        where pair.Key?.Key is not null && pair.Value is not null
        select new MetadataEntry(NameOf(pair.Key!), At(pair.Key!, offset), Value(pair.Value!, offset, findings, depth));

    /// <summary><c>[params]</c> is a table of the document; of <c>[params.sub]</c> and <c>[[list]]</c> nothing is used.</summary>
    private static MetadataEntry? Table(TableSyntaxBase table, int offset, Findings findings) =>
        table is TableSyntax { Name: { Key: not null } name } && name.DotKeys.ChildrenCount == 0
            ? new(NameOf(name), At(name, offset), new TableNode(At(table, offset), [.. Entries(table.Items, offset, findings, 1)]))
            : null;

    private static MetadataNode Value(ValueSyntax value, int offset, Findings findings, int depth) => value switch
    {
        _ when depth > MetadataRules.MaxDepth => new ScalarNode(At(value, offset), ""),
        StringValueSyntax text => new ScalarNode(At(value, offset), text.Value ?? ""),
        ArraySyntax array => new ListNode(At(value, offset), [.. array.Items.Where(item => item.Value is not null).Select(item => Value(item.Value!, offset, findings, depth + 1))]),
        InlineTableSyntax table => new TableNode(At(value, offset), [.. Entries(table.Items.Select(item => item.KeyValue).OfType<KeyValueSyntax>(), offset, findings, depth + 1)]),
        _ => new ScalarNode(At(value, offset), value.ToString().Trim()),
    };

    private static string NameOf(KeySyntax key) => key.Key switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => "",
    };

    private static int At(SyntaxNodeBase node, int offset) => offset + node.Span.Start.Offset;
}
