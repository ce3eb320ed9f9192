using System.Collections.Immutable;

namespace Blog.Engine.Content.Metadata;

/// <summary>A tag as it stands in front matter, where tags are a list: with the spaces within its quotes.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Start">Where the text begins in the file, in UTF-16 units.</param>
/// <param name="IsLiteral">The file has exactly this text at that place; false where it is spelled with escapes.</param>
/// <param name="IsQuoted">It stands between quotation marks, so that any word can take its place.</param>
public sealed record WrittenTag(string Text, int Start, bool IsLiteral, bool IsQuoted)
{
    public static readonly DiagnosticRule Spaces = new("BLOG019", Severity.Info, "a tag begins or ends with a space");

    /// <summary>The word itself.</summary>
    public string Word => Text.Trim();

    /// <summary>Where the word begins.</summary>
    public int WordStart => Start + (Text.Length - Text.TrimStart().Length);

    /// <summary>Every tag of a list, in its order.</summary>
    public static ImmutableArray<WrittenTag> In(SourceText source)
    {
        if (FrontMatterReader.FieldsOf(source) is not { } fields) return [];
        return [.. fields.All(FrontMatterKeys.Tags).Select(entry => entry.Value).OfType<ListNode>().SelectMany(list => list.Items).OfType<ScalarNode>().Where(tag => !tag.IsEmpty).Select(tag => From(tag, source.Value))];
    }

    /// <summary>The finding for spaces that nobody sees; null where there are none.</summary>
    public Diagnostic? Check(SourceText source) => Word.Length == Text.Length ? null : Spaces.At(source.PlaceAt(Start), $"the tag '{Text}' has spaces around it; write '{Word}'") with
    {
        Edits = IsLiteral ? [new(Start, WordStart - Start, ""), new(WordStart + Word.Length, Text.TrimStart().Length - Word.Length, "")] : [],
    };

    private static WrittenTag From(ScalarNode tag, string file)
    {
        if (StandsAt(tag.Offset, tag.Text, file)) return new(tag.Text, tag.Offset, IsLiteral: true, IsQuoted: false);
        var isQuoted = tag.Offset < file.Length && file[tag.Offset] is '"' or '\'';
        var start = tag.Offset + 1;
        return isQuoted && StandsAt(start, tag.Text, file) && file.ElementAtOrDefault(start + tag.Text.Length) == file[tag.Offset]
            ? new(tag.Text, start, IsLiteral: true, IsQuoted: true)
            : new(tag.Text, tag.Offset, IsLiteral: false, isQuoted);
    }

    private static bool StandsAt(int offset, string text, string file) => offset <= file.Length && file.AsSpan(offset).StartsWith(text);
}
