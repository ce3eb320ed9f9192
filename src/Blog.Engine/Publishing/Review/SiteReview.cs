using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Proofreading;

namespace Blog.Engine.Publishing.Review;

/// <summary>A site as an editor reads it: what is no mistake and could be better, in each post and between them.</summary>
/// <param name="Advice">In no order.</param>
/// <param name="Suppressions">What authors do not want to hear, by file.</param>
/// <param name="ExternalLinks">Every link that leaves the site, drafts included.</param>
public sealed record SiteReview(ImmutableArray<Diagnostic> Advice, FrozenDictionary<SitePath, ImmutableArray<Suppression>> Suppressions, ImmutableArray<ExternalLink> ExternalLinks)
{
    /// <summary>Parses every post again: a second or two for 1,000 of them.</summary>
    public static SiteReview Of(Site site, MarkdownEngine engine)
    {
        var posts = site.All.OrderBy(post => post.Path).ToImmutableArray();
        var proofs = posts.AsParallel().AsOrdered().Select(post => engine.Proofread(post.Parsed.Body)).ToImmutableArray();
        return new(
            [.. proofs.SelectMany(proof => proof.Advice), .. TagSpellings.In(posts), .. UnusedImages.In(site), .. LoneNotes.In(site)],
            posts.Zip(proofs).Where(pair => !pair.Second.Suppressions.IsEmpty).ToFrozenDictionary(pair => pair.First.Path, pair => pair.Second.Suppressions),
            [.. proofs.SelectMany(proof => proof.ExternalLinks)]);
    }
}
