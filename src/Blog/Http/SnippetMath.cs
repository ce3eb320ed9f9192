using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Publishing;
using Blog.Engine.Search.Model;

namespace Blog.Http;

/// <summary>Snippets of one answer with their formulas rendered. Nearly all are in the memo; what takes too long now shows as its source.</summary>
/// <param name="site">Whose formulas.</param>
/// <param name="target">A page has KaTeX's style sheet; everything else gets MathML alone, which needs none.</param>
public sealed class SnippetMath(Site site, RenderTarget target)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>Nobody waits for a file, and nobody asks for it another time.</summary>
    private readonly ScriptBudget budget = new(site.Settings.IsStatic ? Patience.Endless() : new(Limit));

    /// <summary>Some formula was rendered: the page needs the style sheet.</summary>
    public bool HasMath { get; private set; }

    public string Of(Post post, SearchSnippet snippet) => snippet.With(tex => Show(post, tex));

    private string Show(Post post, string tex)
    {
        if (site.RenderFormula(post, tex, target, budget) is not { } html) return $"<code>{SearchSnippet.SourceOf(tex)}</code>";
        HasMath = true;
        return $"<span class=\"math inline\">{html}</span>";
    }
}
