using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>The choices of a site about its Markdown: section <c>Blog:Markup</c>.</summary>
public sealed record MarkupSettings
{
    /// <summary>Keep raw HTML as authors wrote it; false sanitises it. Scripts and event attributes never reach a page in either case.</summary>
    public bool TrustHtml { get; init; } = true;

    /// <summary>Read <c>`$x$`</c> in backticks as math.</summary>
    public bool MathInBackticks { get; init; }

    /// <summary>TeX macros of the whole site, name (with its back slash) → expansion.</summary>
    public IReadOnlyDictionary<string, string> Macros { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How citations and the bibliography of posts are written that say nothing else.</summary>
    public CitationStyle CitationStyle { get; init; }

    /// <summary>Largest body that is rendered, in UTF-16 units; a longer one shows as plain text, with a diagnostic.</summary>
    public int MaxBodyLength { get; init; } = 4_000_000;

    /// <summary>How long a reader waits for the formulas and the code of a page that are not rendered yet; what is not ready then shows as source, and the page asks again.</summary>
    public TimeSpan ScriptTime { get; init; } = TimeSpan.FromSeconds(1);
}
