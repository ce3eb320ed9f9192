using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Live;
using Blog.Pages;

namespace Blog;

/// <summary>The composition root of the web application.</summary>
public static class WebSite
{
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = builder.Configuration.GetSection("Blog").Get<SiteSettings>() ?? new();
        if (builder.Environment.IsDevelopment()) settings = settings with { ShowDrafts = true };
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://localhost:5080");
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new MarkdownEngine(settings.Markup));
        builder.Services.AddSingleton(new PostsFolder(settings.PostsPath));
        builder.Services.AddSingleton<SiteBuilder>();
        builder.Services.AddSingleton<LiveSite>();
        builder.Services.AddScoped(services => services.GetRequiredService<LiveSite>().Current);
        builder.Services.AddSitePages();
        var app = builder.Build();
        app.UseSitePages();
        app.MapSitePages();
        return app;
    }
}
