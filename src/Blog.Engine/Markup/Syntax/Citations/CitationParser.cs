using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax.References;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>Pandoc's citations (pandoc.org/MANUAL, citation syntax). Links (<c>[@user](…)</c>), e-mail addresses and escaped signs are none.</summary>
internal sealed partial class CitationParser : InlineParser
{
    private const int MaxLength = 500;

    /// <summary>What makes a bracket something else.</summary>
    private static readonly SearchValues<char> Markup = SearchValues.Create(@"[`<$|*\");

    public CitationParser() => OpeningCharacters = ['@', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        slice.CurrentChar is '@' ? Narrative(processor, ref slice) : Cluster(processor, ref slice);

    private static bool Narrative(InlineProcessor processor, ref StringSlice slice)
    {
        if (ReferenceParser.IsInWord(slice.PeekCharExtra(-1)) || Bare().Match(slice.Text, slice.Start, int.Min(slice.Length, MaxLength)) is not { Success: true } match) return false;
        return Add(processor, ref slice, match.Length, [new(match.Groups["key"].Value, "", "")], isNarrative: true);
    }

    private static bool Cluster(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan()[..int.Min(slice.Length, MaxLength)];
        var length = text.IndexOf(']') - 1;
        if (length <= 1 || !text[..length].Contains('@')) return false;
        var content = text.Slice(1, length);
        if (content[0] is '^' or '!' || content.ContainsAny(Markup) || IsLink(processor, slice.AsSpan(), content)) return false;
        var works = content.ToString().Split([';', '；']).Select(Work).ToList();
        return works.TrueForAll(work => work is not null) && Add(processor, ref slice, length + 2, [.. works.OfType<CitedWork>()], isNarrative: false);
    }

    private static bool IsLink(InlineProcessor processor, ReadOnlySpan<char> text, ReadOnlySpan<char> content) =>
        (content.Length + 2 < text.Length && text[content.Length + 2] is '(' or '[' or ':') || processor.Document.ContainsLinkReferenceDefinition(content.ToString());

    /// <summary>Figures, tables and equations are referred to, not cited.</summary>
    private static CitedWork? Work(string part) =>
        Part().Match(part) is { Success: true } match && !Numbered().IsMatch(match.Groups["key"].Value) ? new(match.Groups["key"].Value, match.Groups["before"].Value.Trim(), match.Groups["after"].Value.TrimEnd()) : null;

    private static bool Add(InlineProcessor processor, ref StringSlice slice, int length, ImmutableArray<CitedWork> works, bool isNarrative)
    {
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationInline(works, slice.AsSpan()[..length].ToString(), isNarrative) { Span = new(start, start + length - 1), Line = line, Column = column };
        slice.Start += length;
        return true;
    }

    private const string Key = @"(?:\{(?<key>[^{}\s]+)\}|(?<key>[\p{L}\p{N}_](?:[:.#%&\-+?~/]?[\p{L}\p{N}_])*))";

    [GeneratedRegex("^(?:fig|tbl|eq):", RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\G@" + Key)]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?<before>[^@]*?(?<![A-Za-z0-9_.+\-]))-?@" + Key + @"(?<after>[^@]*)$")]
    private static partial Regex Part();
}
