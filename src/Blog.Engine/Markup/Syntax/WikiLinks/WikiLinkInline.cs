using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Syntax.WikiLinks;

/// <summary><c>[[target#fragment|text]]</c>, or <c>![[…]]</c>, which shows what it names.</summary>
internal sealed class WikiLinkInline : LeafInline, IInlineNode
{
    public required string Target { get; init; }

    public string? Fragment { get; init; }

    /// <summary>What stands behind the bar: the text of a link, the size of an image.</summary>
    public string? Text { get; init; }

    public bool IsEmbed { get; init; }

    /// <summary>The text a reader sees.</summary>
    public string Shown => Text is null || (IsEmbed && ImageSize.From(Text) is not null) ? Named : Text;

    /// <summary>The reference as text: <c>笔记 &gt; 节</c>.</summary>
    public string Named => (Target, Fragment) switch
    {
        (_, null) => Target,
        ("", var fragment) => fragment.TrimStart('^'),
        (var target, ['^', ..]) => target,
        var (target, fragment) => $"{target} > {fragment}",
    };

    public void Show(VisibleText text) => text.Link(this, Shown);
}
