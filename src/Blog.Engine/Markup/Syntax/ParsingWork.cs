using System.Buffers;
using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax;

/// <summary>
/// Counts what parsing a text will cost, while its blocks are found and before the inlines in them are, which cost most: a block, a line of text and a character that may be a mark
/// are a unit each, of about 8 µs with everything that follows. Throws where the units run out.
/// </summary>
internal sealed class ParsingWork(int units)
{
    /// <summary>Marks that make the parser look through the rest of their block: this many characters of it cost a unit.</summary>
    private const int ScannedPerUnit = 8_000;

    /// <summary>A block of code, its figure and its way to the highlighter.</summary>
    private const int UnitsPerCode = 4;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]()*_|$`<~=!#^\\:&@{\n");

    private static readonly SearchValues<char> Tags = SearchValues.Create("<=");

    private int left = units;

    public bool IsSpent => left < 0;

    public void Spend(Block block)
    {
        left -= block is CodeBlock ? UnitsPerCode : 1;
        if (block is LeafBlock { ProcessInlines: true } leaf) Spend(leaf);
        else if (block is HtmlBlock html) left -= html.Lines.ToSlice().AsSpan().CountAny(Tags);
        if (left < 0) throw new TooMuchWorkException();
    }

    private void Spend(LeafBlock leaf)
    {
        var (length, scans) = (0, 0);
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan();
            left -= 1 + line.CountAny(Marks);
            length += line.Length;
            scans += line.Count("<!") + line.Count("<?");
        }
        left -= (int)long.Min(left + 1, (long)scans * length / ScannedPerUnit);
    }
}

/// <summary>A text would take too long to parse.</summary>
internal sealed class TooMuchWorkException : Exception;

/// <summary>Lets the work of a parse run out.</summary>
internal sealed class ParsingWorkExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        foreach (var parser in pipeline.BlockParsers) parser.Closed += Spend;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Spend(BlockProcessor processor, Block block)
    {
        if (processor.Context!.Properties[typeof(ParsingWork)] is ParsingWork work) work.Spend(block);
    }
}
