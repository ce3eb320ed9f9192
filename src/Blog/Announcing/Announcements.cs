using Blog.Engine.Publishing;
using Blog.Http;

namespace Blog.Announcing;

/// <summary>The part of the application that speaks to search engines.</summary>
public static class Announcements
{
    /// <summary>Nothing is added where no engine is to be told, or where the site has no public address yet.</summary>
    public static void AddAnnouncer(this IServiceCollection services, AnnounceSettings settings, SiteSettings site)
    {
        if ((settings.IndexNowKey ?? settings.BaiduToken) is null || new Uri(site.BaseUrl).IsLoopback) return;
        services.AddSingleton(settings);
        services.AddHostedService<Announcer>();
    }

    /// <summary><c>/KEY.txt</c>, by which IndexNow knows that the messages are ours; an export has it too.</summary>
    public static void MapIndexNowKey(this IEndpointRouteBuilder app, AnnounceSettings settings)
    {
        if (settings.IndexNowKey is { } key) app.MapMethods(Addresses.IndexNowKey.With(key).Encoded, Methods.Read, () => Results.Text(key)).WithMetadata(new Buffered());
    }
}
