using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Proofreading;

/// <summary>What proofreading a body gives. Nobody but <c>check</c> asks for it: a site is built without.</summary>
/// <param name="Advice">What could be better.</param>
/// <param name="Suppressions">What the author does not want to hear.</param>
/// <param name="ExternalLinks">The links and images that leave the site.</param>
public sealed record Proof(ImmutableArray<Diagnostic> Advice, ImmutableArray<Suppression> Suppressions, ImmutableArray<ExternalLink> ExternalLinks);

/// <summary>An address of another site.</summary>
public sealed record ExternalLink(string Url, Place Place);
