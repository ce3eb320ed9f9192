using System.Collections.Immutable;

namespace Blog.Http;

/// <summary>What a browser may do with our pages: nothing that does not come from this site.</summary>
public static class SecurityHeaders
{
    /// <summary>KaTeX positions glyphs by style attributes; everything else is strict.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' https:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For a file beside the posts: it may not run script or load anything when it is opened by itself.</summary>
    public const string OfFiles = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

    /// <summary>What every answer carries, but for the policy of a file beside the posts.</summary>
    public static readonly ImmutableArray<(string Name, string Value)> All =
    [
        ("Content-Security-Policy", Policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>Sets the headers as the answer starts, so that an error page, for which everything set before is cleared, has them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Set, context.Response);
        return next(context);
    });

    private static Task Set(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        foreach (var (name, value) in All) headers.TryAdd(name, value); // a file beside the posts has set a stricter policy
        return Task.CompletedTask;
    }
}
