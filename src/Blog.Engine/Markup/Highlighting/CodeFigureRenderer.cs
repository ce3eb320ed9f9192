using Blog.Engine.Content;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Highlighting;

/// <summary>What code blocks need of the page they stand in.</summary>
/// <param name="Highlighter">Shared by all pages.</param>
/// <param name="File">The post, for paths of included files.</param>
/// <param name="Include">The text of a file below the posts folder, or null when there is none.</param>
/// <param name="Report">Takes a finding about the block: its rule and what to write instead.</param>
/// <param name="Target">Feeds get code without furniture.</param>
public sealed record CodeBlockContext(
    CodeHighlighter Highlighter, SitePath File, Func<SitePath, string?> Include, Action<CodeBlock, DiagnosticRule, string> Report, RenderTarget Target)
{
    /// <summary>A diagram was written: the page needs the diagram script.</summary>
    public bool HasDiagram { get; set; }
}

/// <summary>Writes fenced and indented code as a figure: title, highlighted and numbered lines, marks, prompts. Install it in place of Markdig's own renderer.</summary>
public sealed class CodeFigureRenderer(CodeBlockContext context) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj) => throw new NotImplementedException();
}
