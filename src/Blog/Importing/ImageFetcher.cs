using System.Net;
using System.Net.Sockets;
using Blog.Engine.Content;
using Blog.Engine.Content.Images;
using Blog.Engine.Content.Posts;
using Blog.Http;

namespace Blog.Importing;

/// <summary>An image that was fetched, or why it was not.</summary>
internal readonly record struct FetchedImage(byte[]? Bytes, string? Extension, string? Trouble);

/// <summary>
/// Fetches images over HTTP for an import: bounded in size and time, a few at once, no cookies and no proxy. Every connection, those of redirects too, is made to an
/// address that was looked at first, so no name leads to this machine or the networks around it.
/// </summary>
internal sealed class ImageFetcher : IDisposable
{
    /// <summary>Largest image, in bytes.</summary>
    private const int MaxLength = 20 * 1024 * 1024;

    private const int AtOnce = 4;
    private const int MaxRedirects = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim slots = new(AtOnce);
    private readonly HttpClient client;

    public ImageFetcher(bool allowPrivate)
    {
        client = new(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => PublicAddress.ConnectAsync(context, allowPrivate, cancellation),
            UseProxy = false,
            UseCookies = false,
            MaxAutomaticRedirections = MaxRedirects,
            AutomaticDecompression = DecompressionMethods.All,
        })
        { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Blog-import/0.1");
        client.DefaultRequestHeaders.Accept.ParseAdd("image/*");
    }

    public async Task<FetchedImage> FetchAsync(string address, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address, UriKind.Absolute, out var url)) return new(null, null, "its address cannot be read");
        await slots.WaitAsync(cancellation);
        try
        {
            return await GetAsync(url, cancellation);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException or SocketException || (trouble is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new(null, null, trouble.InnerException is PrivateAddressException ? trouble.Message + "; --allow-private fetches from it" : trouble is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : trouble.Message);
        }
        finally
        {
            slots.Release();
        }
    }

    public void Dispose()
    {
        client.Dispose();
        slots.Dispose();
    }

    private async Task<FetchedImage> GetAsync(Uri url, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience); // the time of the client ends with the headers
        using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        if (!response.IsSuccessStatusCode) return new(null, null, $"the answer is {(int)response.StatusCode}");
        if (response.Content.Headers.ContentLength > MaxLength) return new(null, null, TooLong);
        var bytes = await ReadAsync(await response.Content.ReadAsStreamAsync(limit.Token), limit.Token);
        return bytes is null ? new(null, null, TooLong) : ExtensionOf(bytes) is { } extension ? new(bytes, extension, null) : new(null, null, "it is no image");
    }

    private static string TooLong => $"it has more than {MaxLength / 1024 / 1024} MB";

    /// <summary>All of a stream; null when it is too long.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var all = new MemoryStream();
        var part = new byte[64 * 1024];
        while (await stream.ReadAsync(part, cancellation) is > 0 and var length)
        {
            if (all.Length + length > MaxLength) return null;
            all.Write(part, 0, length);
        }
        return all.ToArray();
    }

    /// <summary>By the bytes, not by what the server says.</summary>
    private static string? ExtensionOf(byte[] bytes) => ImageHeader.Read(new MemoryStream(bytes))?.Format switch
    {
        ImageFormat.Jpeg => ".jpg",
        ImageFormat.Png => ".png",
        ImageFormat.WebP => ".webp",
        ImageFormat.Gif => ".gif",
        ImageFormat.Avif => ".avif",
        ImageFormat.Bmp => ".bmp",
        ImageFormat.Svg => ".svg",
        _ => null,
    };
}
