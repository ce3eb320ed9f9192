using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>What the links of one post lead to. The same object in two sites says that nothing which these links show has changed.</summary>
/// <param name="From">The post whose links they are.</param>
/// <param name="Posts">The other posts that are linked to, each once.</param>
/// <param name="Embedded">Those of them whose text is shown in this one.</param>
/// <param name="Diagnostics">What is wrong with the links.</param>
public sealed record PostLinks(SitePath From, ImmutableArray<SitePath> Posts, ImmutableArray<SitePath> Embedded, ImmutableArray<Diagnostic> Diagnostics);
