using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Blog.Http;

/// <summary><c>/media/…</c>: the files that lie beside the posts. Only what the snapshot lists is served, so no path can lead outside.</summary>
public static class MediaEndpoint
{
    private static readonly FileExtensionContentTypeProvider Types = ContentTypes();

    public static void MapMedia(this IEndpointRouteBuilder app) =>
        app.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head], Serve);

    private static IResult Serve(string path, Site site, PostsFolder folder, HttpResponse response)
    {
        if (!site.Assets.TryGetValue(path, out var asset) || !File.Exists(folder.FullPath(asset.Path))) return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=300";
        // A picture may not run script or load anything when it is opened by itself.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
        return Results.File(
            folder.FullPath(asset.Path),
            Types.TryGetContentType(asset.Path.FileName, out var type) ? type : "application/octet-stream",
            lastModified: asset.ModifiedAt,
            entityTag: Tag(asset),
            enableRangeProcessing: true);
    }

    /// <summary>Weak: made of size and time, not of the bytes.</summary>
    private static EntityTagHeaderValue Tag(AssetFile asset) => new($"\"{asset.Length:x}-{asset.ModifiedAt.UtcTicks:x}\"", isWeak: true);

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".avif"] = "image/avif";
        // What a browser would run as a page is downloaded as text.
        foreach (var active in (string[])[".html", ".htm", ".xhtml", ".xml", ".js", ".mjs"]) types.Mappings[active] = "text/plain; charset=utf-8";
        return types;
    }
}
