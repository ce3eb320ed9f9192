namespace Blog.Commenting;

/// <summary>The systems of comments that a post can be shown with.</summary>
public enum CommentProvider
{
    None,
    Giscus,
    Waline,
    Twikoo,
    Artalk,
    Isso,
}

/// <summary>Comments below posts: section <c>Blog:Comments</c>. Off by default, because they ask another origin.</summary>
[SettingSection("Comments")]
public sealed record CommentSettings
{
    public CommentProvider Provider { get; init; }

    /// <summary>The address of the comment server; for giscus its own when empty.</summary>
    public string Server { get; init; } = "";

    /// <summary>The script of the client; empty where the server has it (giscus, Artalk, Isso).</summary>
    public string Script { get; init; } = "";

    /// <summary>The style sheet of the client; empty where the server has it (Artalk) or none is needed.</summary>
    public string Style { get; init; } = "";

    /// <summary>Artalk: the name of the site on its server; the title of the blog when empty.</summary>
    public string Site { get; init; } = "";

    /// <summary>giscus: <c>owner/name</c> of the repository whose discussions hold the comments.</summary>
    public string Repository { get; init; } = "";

    public string RepositoryId { get; init; } = "";

    public string Category { get; init; } = "";

    public string CategoryId { get; init; } = "";
}
