using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mime;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>Whether browsers are told to come by HTTPS alone: section <c>Blog:Hsts</c>.</summary>
public sealed record HstsSettings
{
    /// <summary>How long a browser is to remember it; zero says nothing. Only answers over HTTPS, or over a known proxy that says so, tell it (RFC 6797, 7.2).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan MaxAge { get; init; }

    /// <summary>For every host below this one too.</summary>
    public bool IncludeSubDomains { get; init; }
}

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

    /// <summary>Sets the headers as the answer starts, so that an error page, for which everything set before is cleared, has them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app, HstsSettings hsts)
    {
        var speculation = Speculation.Header(app.ApplicationServices.GetRequiredService<SiteSettings>());
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => Set(context.Response, speculation));
            return next(context);
        });
        if (hsts.MaxAge > TimeSpan.Zero) app.UseHttpsOnly(Value(hsts));
    }

    private static void UseHttpsOnly(this IApplicationBuilder app, string value) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps) context.Response.OnStarting(SetHsts, (context.Response, value));
        return next(context);
    });

    private static string Value(HstsSettings hsts) =>
        $"max-age={((long)hsts.MaxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture)}{(hsts.IncludeSubDomains ? "; includeSubDomains" : "")}";

    private static Task SetHsts(object state)
    {
        var (response, value) = ((HttpResponse, string))state;
        response.Headers.StrictTransportSecurity = value;
        return Task.CompletedTask;
    }

    private static Task Set(HttpResponse response, string speculation)
    {
        response.Headers.TryAdd("Content-Security-Policy", ContentPolicy.Own); // a file beside the posts has a stricter one, a page with comments a wider one
        foreach (var (name, value) in Fixed) response.Headers[name] = value;
        if (response.ContentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) is true) response.Headers[Speculation.HeaderName] = speculation;
        return Task.CompletedTask;
    }
}
