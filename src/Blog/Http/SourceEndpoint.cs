using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary><c>/posts/{slug}.md</c>: the source of a post, as its author wrote it.</summary>
public static class SourceEndpoint
{
    public static void MapSources(this IEndpointRouteBuilder app) => app
        .MapMethods(Addresses.Source.Pattern, Methods.Read, (string slug, Site site) => site.Find(slug) is { IsPage: false } post
            ? Results.Bytes(post.Parsed.Source.ToUtf8(), "text/markdown; charset=utf-8")
            : Results.NotFound())
        .WithMetadata(new Buffered());
}
