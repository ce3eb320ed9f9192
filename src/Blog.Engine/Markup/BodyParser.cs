using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup.Syntax;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup;

/// <summary>Text → syntax tree, whatever the text is. What Markdig cannot take becomes plain paragraphs and a diagnostic.</summary>
internal sealed class BodyParser(MarkupSettings settings)
{
    public static readonly DiagnosticRule TooLong = new("BLOG100", Severity.Error, "a post is longer than the limit");
    public static readonly DiagnosticRule TooDeep = new("BLOG101", Severity.Error, "a post is nested too deeply");
    public static readonly DiagnosticRule TooComplex = new("BLOG102", Severity.Error, "a post would take too long to parse");

    /// <summary>Most link openers in a run of text without white space: Markdig scans the rest of the run at each.</summary>
    private const int MaxOpenersInRun = 500;

    private readonly MarkdownPipeline withMath = Dialect.Pipeline(settings, math: true);
    private readonly MarkdownPipeline withoutMath = Dialect.Pipeline(settings, math: false);

    /// <summary>A page whose dollars are dollars may embed a note that has formulas.</summary>
    public void SetUp(IMarkdownRenderer renderer) => withMath.Setup(renderer);

    public MarkdownDocument Parse(MarkdownBody body)
    {
        var text = WellFormed(body.Text);
        if (text.Length > settings.MaxBodyLength)
            return Plain(text[..settings.MaxBodyLength], TooLong, $"{text.Length:N0} characters, {settings.MaxBodyLength:N0} are rendered; split the post");
        if (Complexity.OpenersInLongestRun(text) > MaxOpenersInRun)
            return Plain(text, TooComplex, $"more than {MaxOpenersInRun} links without a space between them; it is shown as plain text");
        try
        {
            return Markdown.Parse(text, body.FrontMatter.Math ? withMath : withoutMath);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Markdig throws where nesting passes its limit. Whatever it throws on an author's text, the text must still be shown.
            return Plain(text, TooDeep, "Markdown nested this deeply is not parsed; it is shown as plain text");
        }
    }

    private static MarkdownDocument Plain(string text, DiagnosticRule rule, string message)
    {
        var document = new MarkdownDocument();
        document.Report(rule, 0, message);
        foreach (var part in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var paragraph = new ParagraphBlock { Inline = new ContainerInline() };
            paragraph.Inline.AppendChild(new LiteralInline(part.Replace('\0', '\uFFFD')));
            document.Add(paragraph);
        }
        return document;
    }

    /// <summary>A lone surrogate is no character: it becomes U+FFFD, as in any encoding of the page.</summary>
    private static string WellFormed(string text)
    {
        var bytes = Encoding.UTF8;
        return text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? bytes.GetString(bytes.GetBytes(text)) : text;
    }
}
