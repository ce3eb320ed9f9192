using Blog.Engine.Markup.Scripting;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Http;

/// <summary>Snippets of one answer with their formulas rendered. Nearly all are in the memo; what takes too long now shows as its source.</summary>
public sealed class SnippetMath(Site site)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly TimeBudget budget = new(Limit);

    /// <summary>Some formula was rendered: the page needs the style sheet.</summary>
    public bool HasMath { get; private set; }

    public string Of(Post post, SearchSnippet snippet) => snippet.With(tex => Show(post, tex));

    private string Show(Post post, string tex)
    {
        if (site.RenderFormula(post, tex, budget) is not { } html) return $"<code>{SearchSnippet.SourceOf(tex)}</code>";
        HasMath = true;
        return $"<span class=\"math inline\">{html}</span>";
    }
}
