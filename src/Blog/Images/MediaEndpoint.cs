using Blog.Engine.Content;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;
using Blog.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Blog.Images;

/// <summary>
/// <c>/media/…</c>: the files that lie beside the posts, and smaller copies of images. Only what the snapshot lists is served, so no path can lead outside.
/// Photographs lose their metadata on the way.
/// </summary>
public static class MediaEndpoint
{
    /// <summary>Addresses stay when a file is replaced, so a copy is believed for an hour, then shown once more while it is asked for again.</summary>
    internal const string Caching = "public, max-age=3600, stale-while-revalidate=604800";

    private const long LargestDrawing = 64 << 20;

    private static readonly FileExtensionContentTypeProvider Types = ContentTypes();

    public static void MapMedia(this IEndpointRouteBuilder app) =>
        app.MapMethods(Addresses.Media.Pattern, Methods.Read, Serve);

    private static async Task<IResult> Serve(string path, Site site, PostsFolder folder, Pictures pictures, IHostEnvironment environment, HttpResponse response)
    {
        var answer = site.Assets.TryGetValue(path, out var asset) ? await FileAsync(asset, folder, pictures)
            : ImageVariant.Find(site, path) is { } variant ? await VariantAsync(variant, folder, pictures)
            : null;
        if (answer is null) return Results.NotFound();
        IgnoreForeignRange(response.HttpContext.Request.Headers);
        response.Headers.CacheControl = environment.IsDevelopment() ? "no-cache" : Caching;
        response.Headers.ContentSecurityPolicy = SecurityHeaders.OfFiles;
        return answer;
    }

    private static async Task<IResult?> FileAsync(AssetFile asset, PostsFolder folder, Pictures pictures)
    {
        if (!File.Exists(folder.FullPath(asset.Path))) return null;
        if (asset is { Path.Extension: ".svg", Image: null }) return await DrawingAsync(asset, folder);
        if (asset.Image is not { IsFiltered: true }) return AsItLies(asset, folder, await pictures.NameAsync(asset));
        if (await pictures.LookAsync(asset) is not { } source) return null;
        return source.IsClean ? AsItLies(asset, folder, source.Hash) : Answer(await pictures.CleanAsync(source));
    }

    /// <summary>A drawing without a size is not known as an image, and is filtered all the same.</summary>
    private static async Task<IResult?> DrawingAsync(AssetFile asset, PostsFolder folder)
    {
        if (asset.Length > LargestDrawing) return null;
        var bytes = ImageMetadata.Strip(await File.ReadAllBytesAsync(folder.FullPath(asset.Path)), ImageFormat.Svg);
        return Results.Bytes(bytes, "image/svg+xml", entityTag: new($"\"{ContentHash.Of(bytes)}\""), enableRangeProcessing: true);
    }

    /// <summary>Where a copy cannot be made, the image itself stands for it.</summary>
    private static async Task<IResult?> VariantAsync(ImageVariant variant, PostsFolder folder, Pictures pictures) =>
        await pictures.LookAsync(variant.Source) is { } source && await pictures.ResizeAsync(source, variant) is { } copy ? Answer(copy) : await FileAsync(variant.Source, folder, pictures);

    /// <summary>A server must ignore a range in units that it does not know (RFC 9110, 14.2); the framework takes them all for bytes.</summary>
    private static void IgnoreForeignRange(IHeaderDictionary headers)
    {
        if (!headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)) headers.Range = default;
    }

    private static IResult AsItLies(AssetFile asset, PostsFolder folder, ContentHash? hash) => Results.File(
        folder.FullPath(asset.Path),
        asset.Image?.MediaType ?? (Types.TryGetContentType(asset.Path.FileName, out var type) ? type : "application/octet-stream"),
        lastModified: asset.ModifiedAt,
        entityTag: Tag(asset, hash),
        enableRangeProcessing: true);

    private static IResult? Answer(Picture? picture) => picture is null ? null
        : Results.Bytes(picture.Bytes, picture.MediaType, entityTag: new($"\"{picture.Name}\""), enableRangeProcessing: true);

    /// <summary>Of the bytes, so that two servers agree whenever each got its copy; of a file too large to be read for it, weakly of size and time.</summary>
    private static EntityTagHeaderValue Tag(AssetFile asset, ContentHash? hash) => hash is { } name
        ? new($"\"{name}\"")
        : new($"\"{asset.Length:x}-{asset.ModifiedAt.UtcTicks:x}\"", isWeak: true);

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".avif"] = "image/avif";
        foreach (var program in (string[])[".js", ".mjs", ".css"]) types.Mappings[program] = "text/plain; charset=utf-8"; // read, not run
        return types;
    }
}
