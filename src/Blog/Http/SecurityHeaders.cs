using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mime;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>Whether browsers are told to come by HTTPS alone: section <c>Blog:Hsts</c>.</summary>
[SettingSection("Hsts")]
public sealed record HstsSettings
{
    /// <summary>How long a browser is to remember it; zero says nothing. Only answers over HTTPS, or over a known proxy that says so, tell it (RFC 6797, 7.2).</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan MaxAge { get; init; }

    /// <summary>For every host below this one too.</summary>
    public bool IncludeSubDomains { get; init; }
}

/// <summary>What a browser may do with our pages.</summary>
public sealed class SecurityHeaders(SiteSettings site, HstsSettings hsts)
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

    private static readonly string FixedText = string.Concat(Fixed.Select(header => $"{header.Key}: {header.Value}\n"));

    private readonly string speculation = Speculation.Header(site);

    private readonly string? transport = hsts.MaxAge > TimeSpan.Zero
        ? $"max-age={((long)hsts.MaxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture)}{(hsts.IncludeSubDomains ? "; includeSubDomains" : "")}"
        : null;

    /// <summary>What a client that has an answer has of these headers, for its ETag: with others it must ask for the answer again.</summary>
    /// <param name="policy">The Content-Security-Policy of the answer where it is not <see cref="ContentPolicy.Own"/>.</param>
    public static string KeptWith(string? policy) => FixedText + (policy ?? ContentPolicy.Own);

    /// <summary>
    /// Sets the headers of an answer of that type; a policy that it has already stays. A 304 is without them: a client keeps those of the answer that it has
    /// (RFC 9111, 3.2), and they are three quarters of its bytes.
    /// </summary>
    public void AddTo(HttpContext context, string? contentType)
    {
        var headers = context.Response.Headers;
        if (transport is not null && context.Request.IsHttps) headers.StrictTransportSecurity = transport;
        if (context.Response.StatusCode is StatusCodes.Status304NotModified) return;
        headers.TryAdd("Content-Security-Policy", ContentPolicy.Own); // a file beside the posts has a stricter one, a page with comments a wider one
        foreach (var (name, value) in Fixed) headers[name] = value;
        if (contentType?.StartsWith(MediaTypeNames.Text.Html, StringComparison.Ordinal) is true) headers[Speculation.HeaderName] = speculation;
    }
}

public static class SecurityHeaderExtensions
{
    /// <summary>Sets the headers as the answer starts, so that an error page, for which everything set before is cleared, has them too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app, SecurityHeaders headers)
    {
        Func<object, Task> add = state =>
        {
            var context = (HttpContext)state;
            headers.AddTo(context, context.Response.ContentType);
            return Task.CompletedTask;
        };
        app.Use((context, next) =>
        {
            context.Response.OnStarting(add, context);
            return next(context);
        });
    }
}
