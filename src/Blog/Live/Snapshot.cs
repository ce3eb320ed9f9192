using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Live;

/// <summary>A site and the responses made from it, which die with it.</summary>
/// <param name="Site">What is shown.</param>
/// <param name="Pages">The responses made from it so far.</param>
/// <param name="Refused">The latest text of the posts that are shown in an earlier version, because what was saved has an error.</param>
public sealed record Snapshot(Site Site, PageStore Pages, IReadOnlyDictionary<SitePath, SourceFile> Refused);
