using System.Collections.Immutable;
using System.Net;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Pages;

/// <summary>A post that links to the one shown, and how it mentions it.</summary>
/// <param name="Post">Who links.</param>
/// <param name="Url">The section that mentions it.</param>
/// <param name="Html">The sentence, the text of the link marked; its description where no sentence has the link; null where it is only named.</param>
public sealed record Backlink(Post Post, string Url, string? Html)
{
    /// <summary>Most that are quoted; the others are named.</summary>
    private const int MostQuoted = 30;

    /// <param name="site">Where they stand.</param>
    /// <param name="post">What is linked to.</param>
    /// <param name="hasMath">Some sentence has a formula: the page needs the style sheet.</param>
    public static ImmutableArray<Backlink> To(Site site, Post post, out bool hasMath)
    {
        var math = new SnippetMath(site, RenderTarget.Page);
        var backlinks = site.Backlinks(post).Select((source, number) => number < MostQuoted ? Quoted(source, post, site, math) : new(source, source.Url.Encoded, null)).ToImmutableArray();
        hasMath = math.HasMath;
        return backlinks;
    }

    private static Backlink Quoted(Post source, Post post, Site site, SnippetMath math) => Quotation.Of(source, post, site.Links) is { } quotation
        ? new(source, quotation.Url, math.Of(source, quotation.Sentence))
        : new(source, source.Url.Encoded, WebUtility.HtmlEncode(source.Description));
}
