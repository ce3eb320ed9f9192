using System.Net;
using System.Text;
using Blog.Engine.Markup.Syntax.Formulas;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.Headings;

/// <summary>A heading as HTML for a table of contents: rendered formulas and code, without links, marks and images.</summary>
internal static class HeadingHtml
{
    /// <summary>Null where the heading has no rendered formula: then its text says it all.</summary>
    public static string? Of(HeadingBlock heading)
    {
        if (!heading.Inlines<FormulaInline>().Any(formula => formula.Html is not null)) return null;
        var html = new StringBuilder();
        Write(heading.Inline!, html);
        return html.ToString().Trim();
    }

    private static void Write(ContainerInline container, StringBuilder html)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case FormulaInline { Html: { } formula }: html.Append("<span class=\"math inline\">").Append(formula).Append("</span>"); break;
                case CodeInline code: html.Append("<code>").Append(WebUtility.HtmlEncode(code.Content)).Append("</code>"); break;
                case ContainerInline children: Write(children, html); break;
                default: html.Append(WebUtility.HtmlEncode(VisibleText.Of(inline))); break;
            }
        }
    }
}
