using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Contents;

/// <summary>
/// The table of contents where an author asks for it: <c>[TOC]</c> (Typora, Python-Markdown), <c>[[toc]]</c> (VuePress), <c>[[_TOC_]]</c> (GitLab, Gitee),
/// <c>@[TOC](目录)</c> (CSDN), <c>${toc}</c>, <c>{:toc}</c> with or without the list above it (kramdown), <c>::: toc</c>.
/// </summary>
internal sealed class ContentsExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new ContentsParser());
        pipeline.DocumentProcessed += Shape;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new ContentsRenderer());

    private static void Shape(MarkdownDocument document)
    {
        foreach (var container in document.OfType<CustomContainer>().Where(container => container.Count == 0 && container.Info is "toc").ToList())
            container.ReplaceBy(Mark(container));
        for (var i = document.Count - 1; i > 0; i--)
            if (document[i] is ContentsMark { IsForList: true } mark && IsListFor(mark, document[i - 1])) document.RemoveAt(i - 1);
    }

    /// <summary>The list of one line right above <c>{:toc}</c>, in whose place kramdown puts the contents.</summary>
    private static bool IsListFor(ContentsMark mark, Block above) => above is ListBlock and [ListItemBlock and [ParagraphBlock line]] && line.Line == mark.Line - 1;

    private static ContentsMark Mark(Block from) => new(null) { Span = from.Span, Line = from.Line, Column = from.Column };
}

/// <summary>The place of a table of contents.</summary>
internal sealed class ContentsMark(BlockParser? parser) : LeafBlock(parser)
{
    /// <summary>Written as an attribute of the block above it.</summary>
    public bool IsForList { get; init; }
}

/// <summary>A mark alone on its line.</summary>
internal sealed partial class ContentsParser : BlockParser
{
    public ContentsParser() => OpeningCharacters = ['[', '@', '$', '{'];

    public override bool CanInterrupt(BlockProcessor processor, Block block) => block is not ParagraphBlock || processor.CurrentChar is '{';

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.Line.Length > 200 || !Mark().IsMatch(processor.Line.ToString())) return BlockState.None;
        processor.NewBlocks.Push(new ContentsMark(this) { Column = processor.Column, Span = new(processor.Start, processor.Line.End), IsForList = processor.CurrentChar is '{' });
        return BlockState.BreakDiscard;
    }

    [GeneratedRegex(@"^(?:\[TOC\]|\[\[_?TOC_?\]\]|@\[TOC\](?:\([^()]*\))?|\$\{TOC\}|\{:\s*TOC\s*\})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
