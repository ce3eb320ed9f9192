using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.ForeignSyntax;

/// <summary>Notices tags of other engines that stay visible as text, once a kind and post, and says what to write instead.</summary>
internal sealed partial class ForeignSyntaxExtension : IMarkdownExtension
{
    public static readonly DiagnosticRule Liquid = new("BLOG160", Severity.Info, "a tag of Jekyll or Hexo is shown as text");
    public static readonly DiagnosticRule Shortcode = new("BLOG161", Severity.Info, "a shortcode of Hugo is shown as text");
    public static readonly DiagnosticRule Mdx = new("BLOG162", Severity.Info, "a statement of MDX is shown as text");

    private static readonly FrozenDictionary<string, string> Instead = new Dictionary<string, string>
    {
        ["raw"] = "nothing needs it here: delete the tag",
        ["endraw"] = "nothing needs it here: delete the tag",
        ["highlight"] = "write a fence: ```language",
        ["codeblock"] = "write a fence: ```language",
        ["code"] = "write a fence: ```language",
        ["figure"] = "write ![alt](file \"caption\")",
        ["asset_img"] = "write ![alt](file)",
        ["img"] = "write ![alt](file)",
        ["image"] = "write ![alt](file)",
        ["post_link"] = "write [[name of the post]]",
        ["post_url"] = "write [[name of the post]]",
        ["ref"] = "write [[name of the post]]",
        ["relref"] = "write [[name of the post]]",
        ["note"] = "write > [!note]",
        ["admonition"] = "write > [!note]",
        ["notice"] = "write > [!note]",
        ["callout"] = "write > [!note]",
        ["alert"] = "write > [!note]",
        ["math"] = "write $$ … $$",
        ["katex"] = "write $$ … $$",
        ["mathjax"] = "write $$ … $$",
        ["details"] = "write ::: details",
        ["spoiler"] = "write ::: details",
        ["include"] = "write ![[name of the note]]",
    }.ToFrozenDictionary();

    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.DocumentProcessed += Look;

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private static void Look(MarkdownDocument document)
    {
        var found = new HashSet<DiagnosticRule>();
        foreach (var leaf in document.Blocks<LeafBlock>().Where(leaf => leaf.Inline is not null))
        {
            var text = string.Concat(leaf.Inlines<LiteralInline>().Select(literal => literal.Content.ToString()));
            if (LiquidTag().Match(text) is { Success: true } tag && found.Add(Liquid)) Report(document, leaf, Liquid, tag);
            if (HugoTag().Match(text) is { Success: true } code && found.Add(Shortcode)) Report(document, leaf, Shortcode, code);
            if (MdxStatement().Match(text) is { Success: true } statement && found.Add(Mdx)) Report(document, leaf, Mdx, statement);
        }
    }

    private static void Report(MarkdownDocument document, LeafBlock leaf, DiagnosticRule rule, Match tag)
    {
        var instead = rule == Mdx ? "components do not run here: delete the line, or write it in a fence" : Instead.GetValueOrDefault(tag.Groups[1].Value, "write Markdown or HTML instead, or put it in backticks when it is meant as text");
        document.Report(rule, leaf.Span.Start, $"'{tag.Value.Trim()}' means nothing here and is shown as text; {instead}");
    }

    [GeneratedRegex(@"\{%-?\s*(\w+)(?:[^%{}\n]{0,60}%\})?|\{\{-?\s*([\w.]+)(?:\s*\|[^{}\n]{0,60})?\s*-?\}\}")]
    private static partial Regex LiquidTag();

    [GeneratedRegex(@"\{\{[<%]\s*/?\s*(\w+)(?:[^{}\n]{0,60}[>%]\}\})?")]
    private static partial Regex HugoTag();

    [GeneratedRegex("""^(?:import\s+[\w*{][^\n]{0,80}\sfrom\s*["'“‘]|export\s+(?:const|default|function|let)\b)[^\n]{0,60}""")]
    private static partial Regex MdxStatement();
}
