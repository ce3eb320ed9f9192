using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Blog.Engine.Publishing;
using Blog.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.WebEncoders;

namespace Blog.Pages;

/// <summary>The pages for readers: <c>(Site, request) → HTML</c>.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<PageFormat>();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        // Not AddRazorPages of the services: nobody logs in here, and what that adds for those who do costs every request, pages from memory too. The pages want to know the policies.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddMvcCore(mvc => mvc.ModelMetadataDetailsProviders.Add(new BlankAsItIs()))
            .AddRazorPages(options => options.Conventions.AddPageRoute("/Index", "/page/{number:int:min(2)}"));
        // Results are JSON for scripts, yet one that a browser is made to show must hold no tag either.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>The site's language is the culture of every request, whatever the browser asks for: one address, one page.</summary>
    public static void UseSiteLanguage(this IApplicationBuilder app)
    {
        var culture = CultureInfo.GetCultureInfo(app.ApplicationServices.GetRequiredService<SiteSettings>().Language);
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(culture),
            SupportedCultures = [culture],
            SupportedUICultures = [culture],
            RequestCultureProviders = [],
        });
    }

    public static void MapSitePages(this IEndpointRouteBuilder app) => app
        .MapRazorPages()
        .WithStaticAssets()
        .Add(endpoint => endpoint.Metadata.Add(new Buffered(Stored: !AnswersQuery(endpoint), Key: IsPage(endpoint, "/Post") ? KeyOfPost : null)));

    /// <summary>A blank in an address is a blank, and not null where a page asks for a text.</summary>
    private sealed class BlankAsItIs : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }

    private static bool AnswersQuery(EndpointBuilder endpoint) => IsPage(endpoint, "/Search") || IsPage(endpoint, "/Error");

    private static bool IsPage(EndpointBuilder endpoint, string name) => endpoint.Metadata.OfType<PageActionDescriptor>().Any(page => page.ViewEnginePath == name);

    private static Func<Site, string?> KeyOfPost(HttpContext context)
    {
        var (format, slug) = (context.RequestServices.GetRequiredService<PageFormat>(), context.GetRouteValue("slug") as string);
        return site => site.IsSearchReady && slug is not null && site.Find(slug) is { IsPage: false } post ? InLanguage(site, () => new PageKeys(site, format, frame: "").Of(post)) : null;
    }

    /// <summary>For what is made outside of a request.</summary>
    private static string InLanguage(Site site, Func<string> make)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(site.Settings.Language);
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
