using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Parsing;
using Blog.Engine.Markup.Passes;
using Blog.Engine.Markup.Proofreading;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Formulas;
using Blog.Engine.Markup.Syntax.Highlighting;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup;

/// <summary>Markdown in, outlines and HTML out. Thread-safe.</summary>
/// <param name="settings">The site's choices.</param>
/// <param name="scripts">Renders formulas and highlights code; without it both show as their source.</param>
public sealed class MarkdownEngine(MarkupSettings settings, MarkupScripts? scripts = null)
{
    private readonly BodyParser parser = new(settings);

    public MarkupSettings Settings => settings;

    /// <summary>Parses a body and keeps what the rest of the site needs to know of it. Cheap: no formula and no code block is rendered.</summary>
    public Outline Read(MarkdownBody body) => OutlineReader.Read(parser.Parse(body), body);

    /// <summary>Reads a body as an editor would: what is no mistake and could be better, and what its comments say to whoever checks it.</summary>
    public Proof Proofread(MarkdownBody body) => Proofreader.Read(parser.Parse(body), body);

    /// <summary>Renders a body for a page or a feed.</summary>
    /// <param name="body">What is rendered.</param>
    /// <param name="links">What its links lead to.</param>
    /// <param name="target">Where it is shown.</param>
    /// <param name="patience">How long scripts are waited for; null waits for all of them.</param>
    public RenderedBody Render(MarkdownBody body, ILinkResolver links, RenderTarget target, Patience? patience = null)
    {
        var document = parser.Parse(body);
        HeadingLevels.Settle(document, body.FrontMatter.Title);
        var known = Findings.Of(document, body).ToHashSet();
        new Transclusions(parser, links, document, target).Run(body);
        var numbers = Numbered(document, body);
        new CitationPass(document, body, links.Bibliography, Words.For(body.FrontMatter.Lang)).Run();
        var budget = new ScriptBudget(patience ?? Patience.Endless());
        var isPartial = scripts is not null && RenderFormulas(document, numbers, scripts.Formulas, body, target, budget);
        var (html, code) = Html(document, body, links, target, budget);
        return new()
        {
            Html = html,
            ExcerptHtml = ExcerptWriter.Write(document),
            TableOfContents = OutlineReader.HeadingsOf(document, body),
            Diagnostics = [.. Findings.Of(document, body).Where(finding => !known.Contains(finding))],
            HasMath = document.Formulas().Any(),
            IsPartial = isPartial || code is { IsPartial: true },
            HasDiagram = code is { HasDiagram: true },
        };
    }

    /// <summary>One formula of a post within a line of other text, such as a search hit; null when it cannot be rendered there, or not in time.</summary>
    public string? RenderFormula(string tex, FrontMatter frontMatter, RenderTarget target, ScriptBudget budget) =>
        scripts?.Formulas.Render(new(LoneFormula.Of(tex), Display: false), MacroTable.From(settings.Macros, frontMatter.Macros), target, budget)
            is FormulaResult.Rendered rendered ? rendered.Html : null;

    private CitationStyle StyleOf(MarkdownBody body) => body.FrontMatter.CitationStyle ?? settings.CitationStyle;

    private static PartNumbers Numbered(MarkdownDocument document, MarkdownBody body)
    {
        var numbers = PartNumbers.Of(document);
        var references = new ReferencePass(document, numbers, Words.For(body.FrontMatter.Lang));
        references.Run();
        references.ReportUnknown();
        return numbers;
    }

    private bool RenderFormulas(MarkdownDocument document, PartNumbers numbers, FormulaRenderer formulas, MarkdownBody body, RenderTarget target, ScriptBudget budget)
    {
        var pass = new FormulaPass(document, numbers, formulas, target, budget);
        pass.Run(body, source => MacroTable.From(settings.Macros, source.FrontMatter.Macros));
        return pass.IsPartial;
    }

    private (string Html, CodeBlockContext? Code) Html(MarkdownDocument document, MarkdownBody body, ILinkResolver links, RenderTarget target, ScriptBudget budget)
    {
        using var writer = new StringWriter();
        var renderer = new BodyRenderer(writer, target, Words.For(body.FrontMatter.Lang), StyleOf(body));
        parser.SetUp(renderer);
        var code = scripts is null ? null : InstallCode(renderer, document, body, links, target, budget);
        renderer.Render(document);
        return (writer.ToString(), code);
    }

    private CodeBlockContext InstallCode(BodyRenderer renderer, MarkdownDocument document, MarkdownBody body, ILinkResolver links, RenderTarget target, ScriptBudget budget)
    {
        var context = new CodeBlockContext(scripts!.Code, body.Source.Path, links.Text, (block, rule, message) => Report(document, block, rule, message), target, budget);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new CodeFigureRenderer(context));
        return context;
    }

    /// <summary>What is embedded from another post is that post's own trouble.</summary>
    private static void Report(MarkdownDocument document, Block block, DiagnosticRule rule, string message)
    {
        if (!block.IsEmbedded()) document.Report(rule, block.Span.Start, message);
    }
}
