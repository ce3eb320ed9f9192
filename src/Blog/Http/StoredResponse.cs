using Blog.Engine.Content;
using Blog.Engine.Storage;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Blog.Http;

/// <summary>A complete 200 response in memory: its bytes in each coding that was asked for, and a strong ETag for each, made of the content and the security headers alone.</summary>
public sealed class StoredResponse
{
    /// <summary>A body below this many bytes gains nothing from compression.</summary>
    private const int SmallestCompressed = 256;

    private readonly int length;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;
    private readonly string[] tags;

    /// <summary>Until its Brotli form is made, from which it can be had again.</summary>
    private volatile byte[]? body;

    public StoredResponse(byte[] body, string contentType, string cacheControl, string? policy = null)
    {
        this.body = body;
        length = body.Length;
        Policy = policy;
        ContentType = contentType;
        CacheControl = cacheControl;
        var hash = ContentHash.OfParts(ContentHash.Of(body).ToString(), SecurityHeaders.KeptWith(policy)).ToString();
        tags = [$"\"{hash}-br\"", $"\"{hash}-gz\"", $"\"{hash}\""];
        brotli = new(ToBrotli);
        gzip = new(() => Gzip.Pack(Identity));
    }

    public string ContentType { get; }

    public string CacheControl { get; }

    /// <summary>The Content-Security-Policy where it is not that of every page.</summary>
    public string? Policy { get; }

    /// <summary>The route that made it, for the metrics; null where there was none.</summary>
    public string? Route { get; init; }

    /// <summary>The most bytes that are held: all of the body while no client has taken Brotli, about a third of it from then on.</summary>
    public long Weight => length;

    private bool IsCompressible => length >= SmallestCompressed;

    private byte[] Identity => body ?? Brotli.Decode(brotli.Value, length);

    /// <summary>Writes the response, or 304 when the client has it. HEAD gets the headers.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="headers">Added when the status is known; null where a middleware adds them as the answer starts.</param>
    public Task WriteAsync(HttpContext context, SecurityHeaders? headers = null)
    {
        var bytes = Begin(context);
        headers?.AddTo(context, ContentType);
        return bytes is null ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>Sets the status and what belongs to the response itself; gives the body to write, null for 304 and HEAD.</summary>
    private byte[]? Begin(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var coding = IsCompressible ? ContentCodings.Negotiate(request.Headers.AcceptEncoding) : ContentCoding.Identity;
        var tag = tags[(int)coding];
        response.Headers.ETag = tag;
        response.Headers.CacheControl = CacheControl;
        if (IsCompressible) response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return null;
        }
        if (Policy is not null) response.Headers.ContentSecurityPolicy = Policy;
        response.ContentType = ContentType;
        if (coding.Name() is { } name) response.Headers.ContentEncoding = name;
        var bytes = Bytes(coding);
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? null : bytes;
    }

    private byte[] Bytes(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => brotli.Value,
        ContentCoding.Gzip => gzip.Value,
        _ => Identity,
    };

    private byte[] ToBrotli()
    {
        var coded = Brotli.Encode(body!, quality: 5);
        if (IsCompressible) body = null;
        return coded;
    }

    /// <summary>If-None-Match compares weakly (RFC 9110, 13.1.2), so <c>W/</c> from a proxy matches too.</summary>
    private static bool IsKnown(StringValues asked, string tag)
    {
        if (asked.Count == 0) return false;
        if (asked == tag) return true; // what nearly every client sends
        return EntityTagHeaderValue.TryParseList(asked, out var known) && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(new(tag), useStrongComparison: false));
    }
}
