using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Blog.Engine.Markup.Syntax.References;

/// <summary><c>@fig:loss</c>, <c>[@tbl:ablation]</c>, <c>[-@eq:loss]</c>, as pandoc-crossref writes them. Han text may stand on both sides; an e-mail address is none.</summary>
internal sealed partial class ReferenceParser : InlineParser
{
    public ReferenceParser() => OpeningCharacters = ['@', '['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar is '[' && slice.PeekChar() is not ('@' or '-')) return false;
        if (slice.CurrentChar is '@' && IsInWord(slice.PeekCharExtra(-1))) return false;
        var match = (slice.CurrentChar is '@' ? Bare() : Bracketed()).Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success) return false;
        var name = match.Groups["kind"].Value.ToLowerInvariant() + match.Groups["name"].Value;
        var form = match.Groups["minus"].Length > 0 ? ReferenceForm.NumberAlone : ReferenceForm.Worded;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new ReferenceInline(new(name, form, match.Value)) { Span = new(start, start + match.Length - 1), Line = line, Column = column };
        slice.Start += match.Length;
        return true;
    }

    public static bool IsInWord(char before) => char.IsAsciiLetterOrDigit(before) || before is '_' or '.' or '-' or '+' or '@' or '/' or '\\';

    [GeneratedRegex(@"\G@(?<kind>[Ff]ig:|[Tt]bl:|[Ee]q:)(?<name>[\p{L}\p{N}_]+(?:[:.\-][\p{L}\p{N}_]+)*)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G\[(?<minus>-?)@(?<kind>[Ff]ig:|[Tt]bl:|[Ee]q:)(?<name>[\p{L}\p{N}_]+(?:[:.\-][\p{L}\p{N}_]+)*)\](?![(\[])")]
    private static partial Regex Bracketed();
}
