using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Abbreviations;

/// <summary>
/// <c>*[HTML]: HyperText Markup Language</c> explains every <c>HTML</c> of the page. Markdig's own wants spaces around the word, and Chinese has none.
/// </summary>
internal sealed class AbbreviationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new AbbreviationParser());
        pipeline.DocumentProcessed += Mark;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new AbbreviationRenderer());

    private static void Mark(MarkdownDocument document)
    {
        if (document.GetData(typeof(AbbreviationParser)) is not Dictionary<string, string> meanings) return;
        var words = new Regex(string.Join('|', meanings.Keys.OrderByDescending(word => word.Length).Select(Whole)), RegexOptions.CultureInvariant);
        foreach (var literal in document.Inlines<LiteralInline>().ToList()) Mark(literal, words, meanings);
    }

    private static string Whole(string word) =>
        (char.IsAsciiLetterOrDigit(word[0]) ? "(?<![A-Za-z0-9])" : "") + Regex.Escape(word) + (char.IsAsciiLetterOrDigit(word[^1]) ? "(?![A-Za-z0-9])" : "");

    private static void Mark(LiteralInline literal, Regex words, Dictionary<string, string> meanings)
    {
        var text = literal.Content.ToString();
        var (at, last) = (0, (Inline)literal);
        foreach (Match match in words.Matches(text))
        {
            if (match.Index > at) Append(Tree.Literal(text[at..match.Index], literal));
            Append(new AbbreviatedInline(meanings[match.Value]) { Content = new(match.Value), Span = literal.Span });
            at = match.Index + match.Length;
        }
        if (at == 0) return;
        if (at < text.Length) Append(Tree.Literal(text[at..], literal));
        literal.Remove();

        void Append(Inline part)
        {
            last.InsertAfter(part);
            last = part;
        }
    }
}

/// <summary>A word with its meaning.</summary>
internal sealed class AbbreviatedInline(string meaning) : LiteralInline
{
    public string Meaning => meaning;
}

internal sealed class AbbreviationRenderer : HtmlObjectRenderer<AbbreviatedInline>
{
    protected override void Write(HtmlRenderer renderer, AbbreviatedInline word)
    {
        if (renderer.EnableHtmlForInline) renderer.Write("<abbr title=\"").WriteEscape(word.Meaning).Write("\">");
        renderer.WriteEscape(word.Content);
        if (renderer.EnableHtmlForInline) renderer.Write("</abbr>");
    }
}

internal sealed partial class AbbreviationParser : BlockParser
{
    /// <summary>Each is looked for at every place of the text; a line beyond them stays text.</summary>
    private const int MaxMeanings = 100;

    public AbbreviationParser() => OpeningCharacters = ['*'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) is not '[') return BlockState.None;
        var match = Definition().Match(processor.Line.ToString());
        if (!match.Success) return BlockState.None;
        if (processor.Document.GetData(typeof(AbbreviationParser)) is not Dictionary<string, string> meanings)
            processor.Document.SetData(typeof(AbbreviationParser), meanings = []);
        if (meanings.Count >= MaxMeanings) return BlockState.None;
        meanings.TryAdd(match.Groups[1].Value, match.Groups[2].Value.Trim());
        return BlockState.BreakDiscard;
    }

    [GeneratedRegex(@"^\*\[([^\]\n]{1,60})\]:\s*(\S.*)$")]
    private static partial Regex Definition();
}
