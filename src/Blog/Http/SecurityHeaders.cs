using System.ComponentModel.DataAnnotations;
using System.Globalization;

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

/// <summary>What a browser may do with our pages: nothing that does not come from this site.</summary>
public static class SecurityHeaders
{
    /// <summary>KaTeX positions glyphs by style attributes; everything else is strict.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' https:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Sets the headers as the answer starts, so that an error page, for which everything set before is cleared, has them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app, HstsSettings hsts)
    {
        app.Use((context, next) =>
        {
            context.Response.OnStarting(Set, context.Response);
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

    private static Task Set(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.TryAdd("Content-Security-Policy", Policy); // a file beside the posts has a stricter one
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
