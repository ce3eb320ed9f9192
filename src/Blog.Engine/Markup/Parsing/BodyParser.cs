using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Parsing;

/// <summary>Text → syntax tree, whatever the text is. What Markdig cannot take becomes plain paragraphs and a diagnostic.</summary>
internal sealed class BodyParser(MarkupSettings settings)
{
    public static readonly DiagnosticRule TooLong = new("BLOG100", Severity.Error, "a post is longer than the limit");
    /// <summary>Most paragraphs of a post that is shown as plain text; the last holds the rest.</summary>
    private const int MaxParagraphs = 10_000;

    private readonly MarkdownPipeline withMath = Dialect.Pipeline(settings, math: true);
    private readonly MarkdownPipeline withoutMath = Dialect.Pipeline(settings, math: false);

    /// <summary>A page whose dollars are dollars may embed a note that has formulas.</summary>
    public void SetUp(IMarkdownRenderer renderer) => withMath.Setup(renderer);

    /// <summary>Most units of <see cref="ParsingWork"/> in a post.</summary>
    private const int MaxWork = 150_000;

    public MarkdownDocument Parse(MarkdownBody body) => Parse(body, new ParsingWork(MaxWork));

    /// <param name="body">What to parse.</param>
    /// <param name="work">What may be spent on it.</param>
    public MarkdownDocument Parse(MarkdownBody body, ParsingWork work)
    {
        var text = WellFormed(body.Text);
        if (text.Length > settings.MaxBodyLength)
            return Plain(text, TooLong, $"over {settings.MaxBodyLength:N0} characters it is shown as plain text, and this is {text.Length:N0}; split the post");
        if (Complexity.TroubleOf(text) is var (rule, message)) return Plain(text, rule, message + "; it is shown as plain text");
        try
        {
            return Markdown.Parse(text, body.FrontMatter.Math ? withMath : withoutMath, new() { Properties = { [typeof(ParsingWork)] = work } });
        }
        catch (TooMuchWorkException)
        {
            return Plain(text, Complexity.TooMuch, $"it has over {MaxWork:N0} lines, blocks and marks outside of code and is shown as plain text; split the post");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Markdig throws where nesting passes its limit. Whatever it throws on an author's text, the text must still be shown.
            return Plain(text, Complexity.TooDeep, "Markdown nested this deeply is not parsed; it is shown as plain text");
        }
    }

    private static MarkdownDocument Plain(string text, DiagnosticRule rule, string message)
    {
        var document = new MarkdownDocument();
        document.Report(rule, 0, message);
        foreach (var part in text.Split("\n\n", MaxParagraphs, StringSplitOptions.RemoveEmptyEntries))
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
