using System.Collections.Concurrent;
using System.Security.Cryptography;
using Blog.Engine.Publishing;
using Blog.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Git;

/// <summary>
/// <c>POST /hooks/git</c>: a code host says that there is something to pull. A call carries nothing but the wish: what is pulled is what the branch of the remote holds.
/// So one that is sent again can do no harm; it is answered without a pull.
/// </summary>
internal static class GitHook
{
    public static readonly string Address = Addresses.GitHook.Pattern;

    /// <summary>Longest body, in bytes.</summary>
    private const int MaxLength = 1024 * 1024;

    /// <summary>Calls that are remembered.</summary>
    private const int Remembered = 512;

    public static void MapGitHook(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<GitSettings>() is not { IsOn: true, Secret.Length: > 0 } settings) return;
        var seen = new SeenCalls();
        app.MapPost(Address, (HttpRequest request, GitPublisher publisher) => TryAnswerAsync(request, settings, publisher, seen)).RequireRateLimiting(Address);
    }

    /// <summary>A body that is malformed, too long or too slow is the fault of who sends it.</summary>
    private static async Task<IResult> TryAnswerAsync(HttpRequest request, GitSettings settings, GitPublisher publisher, SeenCalls seen)
    {
        try
        {
            return await AnswerAsync(request, settings, publisher, seen);
        }
        catch (IOException refused)
        {
            return Results.StatusCode((refused as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest); // a size of a chunk beyond 64 bits is an IOException alone
        }
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, GitSettings settings, GitPublisher publisher, SeenCalls seen)
    {
        if (await ReadAsync(request) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!HookSignature.IsValid(request.Headers, body, settings.Secret)) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (!seen.IsFirst(request.Headers, body)) return Results.Text("seen before\n");
        publisher.Call();
        return Results.Text("will pull\n", statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MaxLength; // nothing else has a body
        if (request.ContentLength > MaxLength) return null;
        var body = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await request.Body.ReadAsync(part, request.HttpContext.RequestAborted) is > 0 and var length)
        {
            if (body.Length + length > MaxLength) return null;
            body.Write(part, 0, length);
        }
        return body.ToArray();
    }

    /// <summary>The last calls, by their bodies: the name of a delivery is not signed and could be made up.</summary>
    private sealed class SeenCalls
    {
        private readonly ConcurrentQueue<string> order = [];
        private readonly ConcurrentDictionary<string, bool> calls = [];

        /// <summary>A test or a call without a body of its own always counts as new: there is nothing to tell it by.</summary>
        public bool IsFirst(IHeaderDictionary headers, byte[] body)
        {
            if (body.Length == 0 || headers.ContainsKey("X-Gitlab-Token")) return true;
            var name = Convert.ToHexStringLower(SHA256.HashData(body));
            if (!calls.TryAdd(name, true)) return false;
            order.Enqueue(name);
            if (order.Count > Remembered && order.TryDequeue(out var oldest)) calls.TryRemove(oldest, out _);
            return true;
        }
    }
}
