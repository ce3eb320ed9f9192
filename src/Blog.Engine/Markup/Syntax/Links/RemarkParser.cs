using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Links;

/// <summary>
/// <c>[注意]:文字</c> is a remark, though CommonMark takes it for the definition of a link and shows nothing of it. It stays a paragraph
/// unless what stands behind the colon looks like an address or a file.
/// </summary>
internal sealed partial class RemarkParser : ParagraphBlockParser
{
    public RemarkParser() => OpeningCharacters = ['['];

    /// <summary>Within a paragraph only behind another definition: anywhere else it is text already.</summary>
    public override bool CanInterrupt(BlockProcessor processor, Block block) =>
        block is not ParagraphBlock { Parser: not RemarkParser } paragraph || (paragraph.Lines.Count > 0 && paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.AsSpan().TrimStart() is ['[', ..]);

    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && IsRemark(processor.Line.ToString()) ? base.TryOpen(processor) : BlockState.None;

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock { Lines.Count: > 0 and var count } paragraph) return true;
        var lines = paragraph.Lines.Lines;
        for (var i = 0; i < count; i++) lines[i].Slice.TrimStart();
        lines[count - 1].Slice.TrimEnd();
        return true;
    }

    private static bool IsRemark(string line)
    {
        if (Definition().Match(line) is not { Success: true } match) return false;
        var (label, to) = (match.Groups["label"].Value, match.Groups["to"].Value);
        return label is "^" || !(Address().IsMatch(to) || (Ascii(to) && Ascii(label)));
    }

    private static bool Ascii(string text) => System.Text.Ascii.IsValid(text);

    [GeneratedRegex(@"^\[(?!!|\^[^\]])(?<label>[^\[\]]+)\]:[ \t]*(?<to>\S.*)$")]
    private static partial Regex Definition();

    /// <summary>A scheme, a path, a fragment or a file name, to its end or to the title behind it.</summary>
    [GeneratedRegex("""^(?:<|[#/.~{]|www\.|[A-Za-z][A-Za-z0-9+.-]*:|[^\s，。；：！？、]*(?:/[^\s，。；：！？、]*|\.[A-Za-z0-9]{1,8}(?:[?#]\S*)?)(?:\s|$))""")]
    private static partial Regex Address();
}
