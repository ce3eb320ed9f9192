using System.Runtime.CompilerServices;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Refuses what is nested more deeply than Markdig's renderer goes, before anything walks through it, and while it is parsed.</summary>
internal sealed class DepthLimit : IMarkdownExtension
{
    /// <summary>Markdig's renderer stops at 128.</summary>
    private const int MaxDepth = 100;

    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new OpenContainers());
        pipeline.InlineParsers.Insert(0, new OpenDelimiters());
        pipeline.DocumentProcessed += document =>
        {
            if (DepthOf(document) > MaxDepth) throw new NestingTooDeepException();
        };
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static int DepthOf(MarkdownDocument document)
    {
        var deepest = 0;
        var waiting = new Stack<(MarkdownObject Item, int Depth)>();
        waiting.Push((document, 0));
        while (waiting.TryPop(out var next))
        {
            deepest = int.Max(deepest, next.Depth);
            PushChildren(waiting, next.Item, next.Depth + 1);
        }
        return deepest;
    }

    private static void PushChildren(Stack<(MarkdownObject, int)> waiting, MarkdownObject item, int depth)
    {
        if (item is LeafBlock { Inline: { } line }) waiting.Push((line, depth));
        for (var i = 0; item is ContainerBlock blocks && i < blocks.Count; i++) waiting.Push((blocks[i], depth));
        for (var child = (item as ContainerInline)?.FirstChild; child is not null; child = child.NextSibling) waiting.Push((child, depth));
    }

    /// <summary>Opens nothing, and stops where too much is open while blocks are still being found: every line is asked of every open container.</summary>
    private sealed class OpenContainers : BlockParser
    {
        /// <summary>Whatever a container can begin with; a parser without such characters is not asked where another has opened one.</summary>
        public OpenContainers() => OpeningCharacters = [.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Where(c => !char.IsAsciiLetter(c))];

        public override BlockState TryOpen(BlockProcessor processor)
        {
            var depth = 0;
            for (var open = processor.CurrentContainer; open is not null; open = open.Parent)
                if (++depth > MaxDepth) throw new NestingTooDeepException();
            return BlockState.None;
        }
    }

    /// <summary>
    /// Matches nothing, and stops where too many marks of a block are open: Markdig nests what follows a mark below it, and goes through them all at every further one.
    /// Looks at every so many-th mark alone.
    /// </summary>
    private sealed class OpenDelimiters : InlineParser
    {
        /// <summary>Brackets that open nothing are common in long paragraphs; this many cost about 0.1 s.</summary>
        private const int MaxOpen = 4096;

        private const int MarksPerLook = 64;

        public OpenDelimiters() => OpeningCharacters = ['[', '!', '*', '_', '~', '=', '^', '+'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var marks = (StrongBox<int>)(processor.ParserStates[Index] ??= new StrongBox<int>());
            if (++marks.Value % MarksPerLook == 0 && Open(processor) > MaxOpen) throw new NestingTooDeepException();
            return false;
        }

        /// <summary>The cells of a table are nested too until it is one.</summary>
        private static int Open(InlineProcessor processor)
        {
            var open = 0;
            for (var container = processor.Block!.Inline; container?.LastChild is ContainerInline { IsClosed: false } last; container = last)
                open += last is PipeTableDelimiterInline ? 0 : 1;
            return open;
        }
    }
}

/// <summary>A text is nested too deeply to be shown as Markdown.</summary>
internal sealed class NestingTooDeepException : Exception;
