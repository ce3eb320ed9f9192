using System.Net.Mime;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>What a browser may do with our pages.</summary>
public static class SecurityHeaders
{
    /// <summary>Those that are the same on every answer.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Fixed =
    [
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// <summary>The policy for a file beside the posts: it may not run script or load anything when it is opened by itself.</summary>
    public const string OfFiles = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

    /// <summary>Sets the headers as the answer starts, so that an error page, for which everything set before is cleared, has them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var speculation = Speculation.Header(app.ApplicationServices.GetRequiredService<SiteSettings>());
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => Set(context.Response, speculation));
            return next(context);
        });
    }

    private static Task Set(HttpResponse response, string speculation)
    {
        response.Headers.TryAdd("Content-Security-Policy", ContentPolicy.Own); // a file beside the posts has a stricter one, a page with comments a wider one
        foreach (var (name, value) in Fixed) response.Headers[name] = value;
        if (response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) is true) response.Headers[Speculation.HeaderName] = speculation;
        return Task.CompletedTask;
    }
}
