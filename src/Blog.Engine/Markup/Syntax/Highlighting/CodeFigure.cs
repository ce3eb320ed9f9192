using System.Collections.Immutable;
using System.Globalization;
using Markdig.Renderers;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>
/// One block as HTML: <c>figure.code &gt; figcaption + pre &gt; code &gt; span.line</c>. Lines carry their marks as classes and, where they are numbered,
/// their number in <c>data-line</c>; prompts are <c>span.prompt</c>, which the style sheet keeps out of a selection. Each line ends in a line end, so copied text is the code.
/// </summary>
internal sealed class CodeFigure(HtmlRenderer renderer, FenceInfo info, ImmutableArray<(CodeLine Line, string Html)> lines)
{
    public void Write()
    {
        renderer.Write($"<figure class=\"{FigureClass()}\"");
        if (info.Language is not null) renderer.Write(" data-lang=\"").WriteEscape(info.Language).Write("\"");
        renderer.Write(">");
        if (info.Title is not null) renderer.Write("<figcaption>").WriteEscape(info.Title).Write("</figcaption>");
        renderer.Write("<pre><code>");
        for (var i = 0; i < lines.Length; i++) WriteLine(lines[i].Line, lines[i].Html, info.FirstLine + i);
        renderer.Write("</code></pre></figure>");
    }

    private string FigureClass() => "code"
        + If(" numbered", info.ShowLineNumbers)
        + If(" output", info.Language is "output" or "out" or "stdout")
        + If(" transcript", lines.Any(line => line.Line.Prompt is not ""))
        + If(" has-focus", lines.Any(line => line.Line.Marks.HasFlag(LineMarks.Focused)))
        + If(" has-diff", lines.Any(line => (line.Line.Marks & (LineMarks.Inserted | LineMarks.Deleted)) != 0));

    private void WriteLine(CodeLine line, string html, int number)
    {
        renderer.Write("<span class=\"line").Write(Classes(line.Marks)).Write("\"");
        if (info.ShowLineNumbers) renderer.Write(" data-line=\"").Write(number.ToString(CultureInfo.InvariantCulture)).Write("\"");
        renderer.Write(">");
        if (line.Prompt is not "") renderer.Write("<span class=\"prompt\">").WriteEscape(line.Prompt).Write("</span>");
        renderer.Write(html).Write("\n</span>");
    }

    private static string Classes(LineMarks marks) =>
        If(" marked", marks.HasFlag(LineMarks.Marked))
        + If(" inserted", marks.HasFlag(LineMarks.Inserted))
        + If(" deleted", marks.HasFlag(LineMarks.Deleted))
        + If(" focused", marks.HasFlag(LineMarks.Focused))
        + If(" warning", marks.HasFlag(LineMarks.Warning))
        + If(" error", marks.HasFlag(LineMarks.Error))
        + If(" output", marks.HasFlag(LineMarks.Output));

    private static string If(string name, bool applies) => applies ? name : "";
}
