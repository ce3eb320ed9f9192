using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Commenting;

/// <summary>The comments of this site, if it has any.</summary>
public sealed record Comments(CommentClient? Client)
{
    /// <summary>The Content-Security-Policy of a page that shows them.</summary>
    public string Policy { get; } = ContentPolicy.With(Client?.Origins ?? []);

    /// <summary>What shows those of a post; null for drafts and for posts that say <c>comments: false</c>.</summary>
    public CommentClient? Of(Post post) => post.State is PostState.Published && post.Parsed.FrontMatter.Comments ? Client : null;
}
