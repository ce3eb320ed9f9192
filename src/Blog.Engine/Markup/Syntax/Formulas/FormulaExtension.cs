using Blog.Engine.Markup.Model;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>Mathematics in all the ways authors write it.</summary>
internal sealed class FormulaExtension(bool inBackticks) : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new FormulaBlockParser());
        pipeline.InlineParsers.Insert(0, new FormulaInlineParser());
        pipeline.DocumentProcessed += Fences;
        pipeline.DocumentProcessed += UnescapePipes;
        if (inBackticks) pipeline.DocumentProcessed += Backticks;
        pipeline.DocumentProcessed += GiveIds;
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new FormulaInlineRenderer());
        renderer.ObjectRenderers.Insert(0, new FormulaBlockRenderer());
    }

    /// <summary>A fence whose language is <c>math</c> holds a formula.</summary>
    private static void Fences(MarkdownDocument document)
    {
        foreach (var fence in document.Blocks<FencedCodeBlock>().Where(fence => fence.Info is "math").ToList())
        {
            fence.ReplaceBy(new FormulaBlock(null)
            {
                Source = fence.Lines.ToString(),
                Span = fence.Span,
                Line = fence.Line,
                Offset = fence.Lines.Count > 0 ? fence.Lines.Lines[0].Position : fence.Span.Start,
            });
        }
    }

    /// <summary>In a table cell <c>\|</c> means <c>|</c>, as GitHub reads it.</summary>
    private static void UnescapePipes(MarkdownDocument document)
    {
        foreach (var formula in document.Blocks<TableCell>().SelectMany(cell => cell.Inlines<FormulaInline>()))
            formula.Source = formula.Source.Replace(@"\|", "|", StringComparison.Ordinal);
    }

    /// <summary>The label of an equation is the id of its box, and takes part in numbering wherever it was written.</summary>
    private static void GiveIds(MarkdownDocument document)
    {
        foreach (var formula in document.Formulas().Where(formula => formula.IsDisplay))
        {
            if (formula is FormulaInline inline) TakeMark(inline);
            if (formula.Label is not null) formula.Source += $@"\label{{{formula.Label}}}";
            formula.Labels = FormulaText.Labels(formula.Source);
            if (formula.Labels is [var first, ..]) ((MarkdownObject)formula).GetAttributes().Id = first;
        }
    }

    private static void TakeMark(FormulaInline formula)
    {
        if (NameMark.Behind(formula, PartKind.Equation) is not { } mark) return;
        formula.Label = mark.Name;
        mark.Take();
    }

    private static void Backticks(MarkdownDocument document)
    {
        foreach (var code in document.Inlines<CodeInline>().Where(code => code.Content is ['$', _, .., '$']).ToList())
        {
            var display = code.Content.StartsWith("$$", StringComparison.Ordinal);
            code.ReplaceBy(new FormulaInline { Source = code.Content.Trim('$').Trim(), IsDisplay = display, Offset = code.Span.Start + 2, Span = code.Span });
        }
    }
}
