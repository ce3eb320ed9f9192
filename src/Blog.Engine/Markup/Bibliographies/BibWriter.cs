using System.Text;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>An entry as BibTeX.</summary>
internal static class BibWriter
{
    private static readonly string[] Order = ["author", "title", "howpublished", "year", "month", "url"];

    public static string Write(BibEntry entry) =>
        $"@{entry.Type}{{{entry.Key}{string.Concat(Order.Select(name => $",\n  {name} = {{{entry.Fields[name]}}}"))}\n}}";

    /// <summary>Text as LaTeX: what means something to TeX is set as itself.</summary>
    public static string Escape(string text)
    {
        var latex = new StringBuilder();
        foreach (var c in text)
        {
            latex.Append(c switch
            {
                '&' or '%' or '$' or '#' or '_' => $"\\{c}",
                '{' => "\\textbraceleft{}", // BibTeX counts braces, those behind a backslash too
                '}' => "\\textbraceright{}",
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                _ => c.ToString(),
            });
        }
        return latex.ToString();
    }
}
