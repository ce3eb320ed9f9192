using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Live;

/// <summary>A site and the responses made from it, which die with it.</summary>
public sealed record Snapshot(Site Site, PageStore Pages);
