using System.Text;
using Blog.Engine.Content;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup;

/// <summary>One Markdown body and where it begins in its file.</summary>
public sealed record MarkdownBody(SourceText Source, int BodyStart, FrontMatter FrontMatter)
{
    public string Text => Source.Value[BodyStart..];
}

/// <summary>The dialect: builds the one pipeline and runs it. Thread-safe.</summary>
public sealed class MarkdownEngine(MarkupSettings settings)
{
    private readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseTaskLists().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .UseCjkFriendlyEmphasis().Build();

    public MarkupSettings Settings => settings;

    /// <summary>Parses a body and keeps what the rest of the site needs to know of it. Cheap: no formula and no code block is rendered.</summary>
    public Outline Read(MarkdownBody body)
    {
        var document = Markdown.Parse(body.Text, pipeline);
        var headings = document.Descendants<HeadingBlock>()
            .Select(h => new Heading(h.Level, PlainText(h.Inline), h.TryGetAttributes()?.Id ?? "", body.Source.PlaceAt(body.BodyStart + h.Span.Start)))
            .ToList();
        var text = Markdown.ToPlainText(body.Text, pipeline);
        return new()
        {
            Headings = [.. headings],
            LeadingTitle = document.FirstOrDefault() is HeadingBlock { Level: 1 } first ? PlainText(first.Inline) : null,
            Sections = [new(null, text, "", "")],
            Statistics = new(text.Count(c => c is >= '\u4e00' and <= '\u9fff'), 0, 0, 0),
            Lead = text[..Math.Min(text.Length, 120)],
        };
    }

    /// <summary>Renders a body for a page or a feed.</summary>
    public RenderedBody Render(MarkdownBody body, ILinkResolver links, RenderTarget target)
    {
        _ = links;
        _ = target;
        var document = Markdown.Parse(body.Text, pipeline);
        if (document.FirstOrDefault() is HeadingBlock { Level: 1 } first) document.Remove(first);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.Render(document);
        return new()
        {
            Html = writer.ToString(),
            ExcerptHtml = document.Descendants<ParagraphBlock>().FirstOrDefault() is { } p ? $"<p>{PlainText(p.Inline)}</p>" : "",
            TableOfContents = Read(body).Headings,
        };
    }

    private static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var literal in inline?.Descendants().OfType<LeafInline>() ?? []) text.Append(literal.ToString());
        return text.ToString();
    }
}
