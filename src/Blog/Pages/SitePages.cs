using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>The pages for readers: <c>(Site, request) → HTML</c>.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<PageFormat>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(options => options.Conventions.AddPageRoute("/Index", "/page/{number:int:min(2)}"));
        return services;
    }

    /// <summary>Errors in the site's own look, and the site's language as the culture of every request.</summary>
    public static IApplicationBuilder UseSitePages(this IApplicationBuilder app)
    {
        var culture = CultureInfo.GetCultureInfo(app.ApplicationServices.GetRequiredService<SiteSettings>().Language);
        return app
            .UseExceptionHandler("/status/500")
            .UseStatusCodePagesWithReExecute("/status/{0}")
            .UseRequestLocalization(new RequestLocalizationOptions
            {
                DefaultRequestCulture = new(culture),
                SupportedCultures = [culture],
                SupportedUICultures = [culture],
                RequestCultureProviders = [],
            });
    }

    public static void MapSitePages(this IEndpointRouteBuilder app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }
}
