using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>What code blocks need of the page they stand in.</summary>
/// <param name="Highlighter">Shared by all pages.</param>
/// <param name="Post">The post's file, for paths of included files; a block of an embedded note starts from that note.</param>
/// <param name="ReadFile">The text of a file below the posts folder, or null when there is none; it never leaves that folder.</param>
/// <param name="Report">Takes a finding about the block: its rule and what to write instead.</param>
/// <param name="Target">Feeds get code without furniture.</param>
/// <param name="Budget">The work that is left for code after the formulas.</param>
public sealed record CodeBlockContext(
    CodeHighlighter Highlighter, SitePath Post, Func<SitePath, string?> ReadFile, Action<CodeBlock, DiagnosticRule, string> Report, RenderTarget Target, ScriptBudget Budget)
{
    /// <summary>Most characters of files that a page goes through for what it includes.</summary>
    public const int MaxIncluded = 8_000_000;

    private readonly Dictionary<SitePath, string?> files = [];
    private int included;

    /// <summary>Some code is plain because it was not ready in time; another rendering comes further.</summary>
    public bool IsPartial { get; set; }

    /// <summary>Some code is plain because the budget was spent, which is said once.</summary>
    public bool IsOverBudget { get; set; }

    /// <summary>Whether the page has gone through too much of its files already.</summary>
    public bool HasIncludedAll => included > MaxIncluded;

    /// <summary>The text of a file, read once for the page; null when there is none.</summary>
    public string? Include(SitePath file)
    {
        if (!files.TryGetValue(file, out var text)) files.Add(file, text = ReadFile(file));
        included += text?.Length ?? 0;
        return text;
    }

    /// <summary>A diagram was written: the page needs the diagram script.</summary>
    public bool HasDiagram { get; set; }
}

/// <summary>
/// Writes fenced and indented code as a figure: title, highlighted and numbered lines, marks, prompts. Stands in place of Markdig's own renderer
/// of code blocks.
/// </summary>
public sealed class CodeFigureRenderer(CodeBlockContext context) : HtmlObjectRenderer<CodeBlock>
{
    public static readonly DiagnosticRule UnknownLanguage = new("BLOG150", Severity.Info, "a code block names a language that cannot be highlighted");
    public static readonly DiagnosticRule TooLarge = new("BLOG151", Severity.Info, "a code block is too large to be highlighted");
    public static readonly DiagnosticRule UnknownAttribute = new("BLOG152", Severity.Info, "something behind a code fence is not understood");
    public static readonly DiagnosticRule MissingFile = new("BLOG153", Severity.Error, "a code block includes a file that is not there");
    public static readonly DiagnosticRule MissingRegion = new("BLOG154", Severity.Error, "a code block includes a region that its file has not");

    public static readonly DiagnosticRule UnknownDiagram = new("BLOG156", Severity.Warning, "a diagram is of no known kind");
    public static readonly DiagnosticRule TooManyIncluded = new("BLOG155", Severity.Error, "a post includes too much of other files");

    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var info = FenceInfoParser.Parse(obj is FencedCodeBlock fence ? $"{fence.Info} {fence.Arguments}" : null);
        var code = obj.Lines.ToString();
        if (info.File is not null) (info, code) = Include(obj, info, code);
        ReportUnknown(obj, info);
        renderer.EnsureLine();
        if (info.Language is "mermaid") WriteDiagram(renderer, obj, code);
        else if (context.Target is RenderTarget.Feed) WritePlain(renderer, info, code);
        else new CodeFigure(renderer, info, Highlighted(obj, info, code)).Write();
        renderer.EnsureLine();
    }

    private void WriteDiagram(HtmlRenderer renderer, CodeBlock block, string source)
    {
        context.HasDiagram = true;
        if (!Diagram.IsKnown(source))
            context.Report(block, UnknownDiagram, $"'{Diagram.KindOf(source)}' is no kind of diagram that Mermaid knows; a diagram begins with one such as 'flowchart TD' or 'sequenceDiagram'");
        renderer.Write("<pre class=\"mermaid-source\">").WriteEscape(source).Write("</pre>");
    }

    private static void WritePlain(HtmlRenderer renderer, FenceInfo info, string code)
    {
        if (info.Title is not null) renderer.Write("<figure><figcaption>").WriteEscape(info.Title).Write("</figcaption>");
        renderer.Write("<pre><code>").WriteEscape(string.Join('\n', CodeLines.Read(code, info).Select(line => line.Prompt + line.Text))).Write("</code></pre>");
        if (info.Title is not null) renderer.Write("</figure>");
    }

    /// <summary>The file's text in place of the block's; where the block has text of its own, the "file" was its title.</summary>
    private (FenceInfo Info, string Code) Include(CodeBlock block, FenceInfo info, string code)
    {
        if (code.Trim() is not "") return (info with { Title = info.Title ?? info.File }, code);
        var region = FileRegion.From(info.File!);
        info = info with { Language = info.Language ?? Path.GetExtension(region.Path).TrimStart('.'), Title = info.Title ?? Path.GetFileName(region.Path) };
        if (region.Resolve(block.Note()?.Body?.Source.Path ?? context.Post) is not { } path) return (info, Missing(block, MissingFile, $"'{region.Path}' lies outside the posts folder; copy the file into it"));
        if (context.HasIncludedAll) return (info, Missing(block, TooManyIncluded, $"the files that this post includes are over {CodeBlockContext.MaxIncluded:N0} characters together; include smaller ones"));
        if (context.Include(path) is not { } text) return (info, Missing(block, MissingFile, $"there is no text file '{path}' (of at most {FolderContents.MaxIncluded / 1024 / 1024} MB); paths are relative to the post, or to the posts folder with '/' in front"));
        return (info, region.Cut(text) ?? Missing(block, MissingRegion, $"'{path}' has no region or lines '{region.Region}'; mark it with '#region {region.Region}' and '#endregion' in comments, or write '#L3-L9'"));
    }

    private string Missing(CodeBlock block, DiagnosticRule rule, string message)
    {
        context.Report(block, rule, message);
        return message;
    }

    private void ReportUnknown(CodeBlock block, FenceInfo info)
    {
        foreach (var word in info.Unknown)
            context.Report(block, UnknownAttribute, $"'{word}' is not understood; known are title=\"…\", {{1,3-5}}, ins={{…}}, del={{…}}, focus={{…}}, showLineNumbers, linenostart=…, file=\"…\"");
    }

    // Lines that were typed are highlighted together, so that a string or comment may go on from one to the next; output stays as it is.
    private ImmutableArray<(CodeLine Line, string Html)> Highlighted(CodeBlock block, FenceInfo info, string code)
    {
        var lines = CodeLines.Read(code, info);
        var isTranscript = lines.Any(line => line.Prompt is not "");
        var language = isTranscript ? Transcript.InputLanguage(info.Language) : info.DiffLanguage ?? info.Language;
        var typed = lines.Where(line => !line.Marks.HasFlag(LineMarks.Output)).Select(line => line.Text);
        var result = context.Highlighter.Highlight(string.Join('\n', typed), language, context.Budget);
        ReportOutcome(block, info, result.Outcome);
        var next = 0;
        return [.. lines.Select(line => (line, line.Marks.HasFlag(LineMarks.Output) ? HighlightedCode.Escape(line.Text) : result.Lines[next++]))];
    }

    private void ReportOutcome(CodeBlock block, FenceInfo info, HighlightOutcome outcome)
    {
        if (outcome is HighlightOutcome.Postponed) context.IsPartial = true;
        if (outcome is HighlightOutcome.OverBudget && !context.IsOverBudget) context.Report(block, ScriptBudget.Spent, "what stands above takes all the work that a page may; from here on code is plain. Split the post");
        context.IsOverBudget |= outcome is HighlightOutcome.OverBudget;
        if (outcome is HighlightOutcome.UnknownLanguage)
            context.Report(block, UnknownLanguage, $"'{info.DiffLanguage ?? info.Language}' is not a language that can be highlighted; the code is shown plain (write 'text' if that is meant)");
        if (outcome is HighlightOutcome.TooLarge)
            context.Report(block, TooLarge, $"the block is shown plain: over {CodeHighlighter.MaxLength:N0} characters, {CodeHighlighter.MaxLines:N0} lines, or more work than one block may take");
    }
}
