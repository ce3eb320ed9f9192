using System.IO.Compression;
using Blog.Engine.Content;
using Microsoft.Net.Http.Headers;

namespace Blog.Http;

/// <summary>A complete 200 response in memory: its bytes in each coding that was asked for, and a strong ETag for each, made of the content alone.</summary>
public sealed class StoredResponse
{
    /// <summary>A body below this many bytes gains nothing from compression.</summary>
    private const int SmallestCompressed = 256;

    private readonly Variant[] variants;

    public StoredResponse(byte[] body, string contentType, string cacheControl, string? policy = null)
    {
        Policy = policy;
        ContentType = contentType;
        CacheControl = cacheControl;
        var hash = ContentHash.Of(body).ToString();
        variants =
        [
            new(new($"\"{hash}-br\""), new(() => Brotli.Encode(body, quality: 5))),
            new(new($"\"{hash}-gz\""), new(() => Gzip(body))),
            new(new($"\"{hash}\""), new(body)),
        ];
        IsCompressible = body.Length >= SmallestCompressed;
    }

    public string ContentType { get; }

    public string CacheControl { get; }

    /// <summary>The Content-Security-Policy where it is not that of every page.</summary>
    public string? Policy { get; }

    /// <summary>The route that made it, for the metrics; null where there was none.</summary>
    public string? Route { get; init; }

    /// <summary>Bytes held, compressed forms estimated at a quarter each.</summary>
    public long Weight => variants[(int)ContentCoding.Identity].Body.Value.Length * 3L / 2;

    private bool IsCompressible { get; }

    /// <summary>Writes the response, or 304 when the client has it. HEAD gets the headers.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var coding = IsCompressible ? ContentCodings.Negotiate(context.Request.Headers.AcceptEncoding) : ContentCoding.Identity;
        var (etag, body) = variants[(int)coding];
        var response = context.Response;
        response.Headers.ETag = etag.ToString();
        response.Headers.CacheControl = CacheControl;
        if (Policy is not null) response.Headers.ContentSecurityPolicy = Policy;
        if (IsCompressible) response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = ContentType;
        if (coding.Name() is { } name) response.Headers.ContentEncoding = name;
        response.ContentLength = body.Value.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body.Value).AsTask();
    }

    /// <summary>If-None-Match compares weakly (RFC 9110, 13.1.2), so <c>W/</c> from a proxy matches too.</summary>
    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue etag)
    {
        if (request.Headers.IfNoneMatch.Count == 0 || !EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)) return false;
        return known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(etag, useStrongComparison: false));
    }

    private static byte[] Gzip(byte[] body)
    {
        using var buffer = new MemoryStream(body.Length / 3);
        using (var stream = new GZipStream(buffer, CompressionLevel.Optimal)) stream.Write(body);
        return buffer.ToArray();
    }

    private sealed record Variant(EntityTagHeaderValue ETag, Lazy<byte[]> Body);
}
