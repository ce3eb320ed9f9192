using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Comments;

/// <summary>
/// <c>%%…%%</c> within a text. The marks touch what they enclose and no letter or digit outside: <c>100%%</c>, <c>a %% b</c> and <c>7%%2</c> stay.
/// </summary>
internal sealed class CommentParser : InlineParser
{
    private const string Mark = "%%";

    /// <summary>Longest comment within a text, in UTF-16 units.</summary>
    private const int MaxLength = 4000;

    public CommentParser() => OpeningCharacters = ['%'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith(Mark) || text.Length < 5 || char.IsWhiteSpace(text[2]) || text[2] is '%' || IsWord(slice.PeekCharExtra(-1))) return false;
        var length = Length(text[2..int.Min(text.Length, MaxLength)]);
        if (length == 0) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CommentInline { Span = new(start, start + length + 3), Line = line, Column = column };
        slice.Start += length + 4;
        return true;
    }

    /// <summary>The length of the content before the mark that closes it; 0 where none does.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf(Mark); at > 0;)
        {
            if (!char.IsWhiteSpace(text[at - 1]) && !(at + 2 < text.Length && IsWord(text[at + 2]))) return at;
            var next = text[(at + 2)..].IndexOf(Mark);
            at = next < 0 ? 0 : at + 2 + next;
        }
        return 0;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '%';
}

/// <summary><c>%%</c> alone on a line, up to the next line that ends with it. Without one it is text.</summary>
internal sealed class CommentBlockParser : BlockParser
{
    private const string Mark = "%%";

    /// <summary>How far the end may be, in UTF-16 units.</summary>
    private const int MaxLength = 20_000;

    public CommentBlockParser() => OpeningCharacters = ['%'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => true;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !processor.Line.AsSpan().Trim().SequenceEqual(Mark) || !IsClosed(processor)) return BlockState.None;
        processor.NewBlocks.Push(new CommentBlock(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End) });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.Span.End = processor.Line.End;
        return processor.Line.AsSpan().TrimEnd().EndsWith(Mark) ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    /// <summary>Every opener looks ahead; where no end comes, none comes for the next either, so that is asked once.</summary>
    private static bool IsClosed(BlockProcessor processor)
    {
        if (processor.Document.GetData(typeof(CommentBlockParser)) is int from && processor.Line.End >= from) return false;
        var ahead = processor.Line.Text.AsSpan(processor.Line.End + 1);
        if (ahead.Length > MaxLength) ahead = ahead[..MaxLength];
        foreach (var line in ahead.EnumerateLines())
        {
            if (line.TrimEnd().EndsWith(Mark)) return true;
        }
        processor.Document.SetData(typeof(CommentBlockParser), processor.Line.End);
        return false;
    }
}
