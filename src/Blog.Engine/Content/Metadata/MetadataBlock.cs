using System.Text.RegularExpressions;

namespace Blog.Engine.Content.Metadata;

internal enum MetadataFormat
{
    Yaml,
    Toml,
    Json,

    /// <summary>Hexo's <c>;;;</c>: the members of an object without its braces.</summary>
    JsonMembers,
}

/// <summary>Where the front matter of a file stands: its text is [<paramref name="Start"/>, <paramref name="End"/>).</summary>
internal sealed partial record MetadataBlock(MetadataFormat Format, int Start, int End, int BodyStart, bool IsClosed = true)
{
    /// <summary>Lines that Hexo's form without an opening <c>---</c> may have; a longer one is a text with a rule in it.</summary>
    private const int MaxLinesWithoutOpening = 100;

    /// <summary>Finds the front matter; null when the file has none and is all body.</summary>
    public static MetadataBlock? Find(string text)
    {
        var start = FirstLine(text);
        var line = LineAt(text, start).TrimEnd();
        if (line is "---") return Fenced(text, start, MetadataFormat.Yaml, "---", "...");
        if (line is "+++") return Fenced(text, start, MetadataFormat.Toml, "+++", "+++");
        if (line is ";;;") return Fenced(text, start, MetadataFormat.JsonMembers, ";;;", ";;;");
        return Json(text, start) ?? WithoutOpening(text, start);
    }

    private static MetadataBlock? Fenced(string text, int fence, MetadataFormat format, string close, string orClose)
    {
        var start = NextLine(text, fence);
        for (var line = start; line < text.Length; line = NextLine(text, line))
        {
            var content = LineAt(text, line).TrimEnd();
            if (!content.SequenceEqual(close) && !content.SequenceEqual(orClose)) continue;
            return LooksWritten(text[start..line], format) ? new(format, start, line, NextLine(text, line)) : null;
        }
        return Unclosed(text, start, format);
    }

    /// <summary>A text may begin with a thematic break: front matter is blank, a comment, or starts with a key.</summary>
    private static bool LooksWritten(string block, MetadataFormat format)
    {
        if (format is not MetadataFormat.Yaml) return true;
        foreach (var line in block.AsSpan().EnumerateLines())
        {
            var content = line.Trim();
            if (content.IsEmpty || content[0] == '#') continue;
            return content[0] == '{' || YamlMetadata.StartsEntry(content) || LooseEntry().IsMatch(content);
        }
        return true;
    }

    /// <summary>Without a closing fence the keys end at the first line that cannot be one of theirs.</summary>
    private static MetadataBlock? Unclosed(string text, int start, MetadataFormat format)
    {
        var end = start;
        while (end < text.Length && Belongs(LineAt(text, end))) end = NextLine(text, end);
        return end > start ? new(format, start, end, end, IsClosed: false) : null;
    }

    private static bool Belongs(ReadOnlySpan<char> line) =>
        !line.IsWhiteSpace() && (line[0] is ' ' or '\t' or '"' || line.StartsWith("- ") || YamlMetadata.StartsEntry(line) || TomlEntry().IsMatch(line));

    private static MetadataBlock? Json(string text, int start)
    {
        if (!JsonStart().IsMatch(text.AsSpan(start, Math.Min(200, text.Length - start)))) return null;
        var length = JsonMetadata.LengthOf(text[start..Math.Min(text.Length, start + FrontMatterReader.MaxLength)]);
        if (length > 0) return new(MetadataFormat.Json, start, start + length, NextLine(text, start + length - 1));
        var close = text.IndexOf("\n}\n", start, StringComparison.Ordinal);
        return close < 0 ? null : new(MetadataFormat.Json, start, close + 2, close + 3);
    }

    /// <summary>Hexo takes everything above the first <c>---</c>; here every line must look like YAML, and the first key must be one that opens a post.</summary>
    private static MetadataBlock? WithoutOpening(string text, int start)
    {
        if (!OpeningKey().IsMatch(text.AsSpan(start, Math.Min(40, text.Length - start)))) return null;
        var (line, count) = (start, 0);
        for (; line < text.Length && count < MaxLinesWithoutOpening; line = NextLine(text, line), count++)
        {
            var content = LineAt(text, line);
            if (content.TrimEnd() is "---") return new(MetadataFormat.Yaml, start, line, NextLine(text, line));
            if (!content.IsWhiteSpace() && !Belongs(content) && !content.StartsWith("#")) return null;
        }
        return null;
    }

    private static int FirstLine(string text)
    {
        var start = 0;
        while (start < text.Length && LineAt(text, start).IsWhiteSpace()) start = NextLine(text, start);
        return start;
    }

    private static ReadOnlySpan<char> LineAt(string text, int start) =>
        text.AsSpan(start, text.IndexOf('\n', start) is var end and >= 0 ? end - start : text.Length - start);

    private static int NextLine(string text, int start) => text.IndexOf('\n', start) is var end and >= 0 ? end + 1 : text.Length;

    [GeneratedRegex(@"^\{\s*(""[^""\n]*""\s*:|\}\s*$)")]
    private static partial Regex JsonStart();

    /// <summary>A key whose space behind the colon was forgotten: <c>title:标题</c>.</summary>
    [GeneratedRegex(@"^[A-Za-z_][\w -]{0,39}:(?!//)")]
    private static partial Regex LooseEntry();

    [GeneratedRegex(@"^[\w.""'-]+\s*=")]
    private static partial Regex TomlEntry();

    [GeneratedRegex(@"^(title|date|layout|tags?|categor(y|ies)|permalink|author|updated|id|slug)\s*:(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex OpeningKey();
}
