using System.Collections.Immutable;
using System.Net;
using System.Text;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Model;

/// <summary>
/// What is shown of a text: encoded HTML whose only tag is <c>mark</c>, with <see cref="SearchSection.FormulaMark"/> where a formula stands; and the
/// LaTeX of those formulas in order.
/// </summary>
public sealed record SearchSnippet(string Html, ImmutableArray<string> Formulas)
{
    /// <summary>Characters of LaTeX that are shown.</summary>
    private const int LongestSource = 120;

    /// <summary>The HTML with each formula as its LaTeX.</summary>
    public string WithSources() => With(SourceOf);

    /// <summary>LaTeX as encoded HTML, without labels, cut where it is long.</summary>
    public static string SourceOf(string latex)
    {
        var shown = Latex.WithoutLabels(latex);
        return WebUtility.HtmlEncode(shown.Length <= LongestSource ? shown : shown[..LongestSource] + "…");
    }

    /// <summary>The HTML with what a function (LaTeX → HTML) gives for each formula.</summary>
    public string With(Func<string, string> show)
    {
        if (Formulas.IsEmpty) return Html;
        var html = new StringBuilder();
        var pieces = Html.Split(SearchSection.FormulaMark);
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0) html.Append(show(Formulas[i - 1]));
            html.Append(pieces[i]);
        }
        return html.ToString();
    }
}
