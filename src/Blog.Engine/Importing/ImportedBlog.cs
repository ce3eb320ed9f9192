using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Importing;

/// <summary>The result of an import, before anything is written.</summary>
/// <param name="Posts">The texts, by path.</param>
/// <param name="Files">All other files: where each is and where it goes.</param>
/// <param name="LeftOut">Files that belong to the old site and not to its content.</param>
public sealed record ImportedBlog(ImmutableArray<ImportedPost> Posts, ImmutableArray<(SitePath From, SitePath To)> Files, ImmutableArray<SitePath> LeftOut);
