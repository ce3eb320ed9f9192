using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Blog.Engine.Content.Metadata;

/// <summary>JSON → nodes. Comments and trailing commas are taken as they come.</summary>
internal static class JsonMetadata
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = MetadataRules.MaxDepth,
        AllowMultipleValues = true,
    };

    /// <summary>The length of the JSON object that opens a text, or 0 when there is none that closes.</summary>
    public static int LengthOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            return reader.Read() && reader.TokenType is JsonTokenType.StartObject && reader.TrySkip() ? Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed)) : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    public static TableNode Read(string json, int offset, Findings findings)
    {
        var entries = new List<MetadataEntry>();
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            if (reader.Read() && reader.TokenType is JsonTokenType.StartObject) ReadEntries(ref reader, entries, new(bytes, offset), findings);
        }
        catch (JsonException trouble)
        {
            var at = new Positions(bytes, offset).At(reader.BytesConsumed);
            findings.Add(MetadataRules.Syntax, at, $"this is not JSON ({FirstSentence(trouble.Message)}); write: \"key\": \"value\"");
        }
        return new(offset, [.. MetadataRules.WithoutDuplicates(entries, findings)]);
    }

    private static void ReadEntries(ref Utf8JsonReader reader, List<MetadataEntry> entries, Positions positions, Findings findings)
    {
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (key, at) = (StringOf(ref reader), positions.At(reader.TokenStartIndex));
            reader.Read();
            entries.Add(new(key, at, Value(ref reader, positions, findings)));
        }
    }

    private static MetadataNode Value(ref Utf8JsonReader reader, Positions positions, Findings findings)
    {
        var at = positions.At(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var entries = new List<MetadataEntry>();
                ReadEntries(ref reader, entries, positions, findings);
                return new TableNode(at, [.. MetadataRules.WithoutDuplicates(entries, findings)]);
            case JsonTokenType.StartArray:
                return new ListNode(at, Items(ref reader, positions, findings));
            default:
                return new ScalarNode(at, TextOf(ref reader));
        }
    }

    private static ImmutableArray<MetadataNode> Items(ref Utf8JsonReader reader, Positions positions, Findings findings)
    {
        var items = ImmutableArray.CreateBuilder<MetadataNode>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray) items.Add(Value(ref reader, positions, findings));
        return items.ToImmutable();
    }

    private static string TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => StringOf(ref reader),
        JsonTokenType.Null => "",
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };

    /// <summary>Half a surrogate pair in an escape cannot become a string: then the escape stays as it was written.</summary>
    private static string StringOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');

    /// <summary>Byte offsets, asked for in rising order, as offsets in the file.</summary>
    private sealed class Positions(byte[] bytes, int offset)
    {
        private int knownByte;
        private int knownChar;

        public int At(long position)
        {
            var at = (int)position;
            knownChar += Encoding.UTF8.GetCharCount(bytes.AsSpan(knownByte, at - knownByte));
            knownByte = at;
            return offset + knownChar;
        }
    }
}
