using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Live;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Pages;

/// <summary>
/// Has the code of the pages compiled before there is a site, by making two pages of a site of one post, which nobody gets: otherwise the first reader
/// waits for it. It begins when what the last start has saved is loaded, which takes all processors; what comes then takes one.
/// </summary>
public sealed class PageWarmUp(SiteCache cache, SiteBuilder builder, SiteSettings settings, IServiceProvider services, IHostApplicationLifetime host, Troubles troubles) : BackgroundService
{
    private static readonly SourceFile Sample = SourceFile.Decode(SitePath.From("sample.md"), "# Sample\n\nSee [above](#sample)."u8, DateTimeOffset.UnixEpoch);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = host.ApplicationStarted.Register(started.SetResult);
        await Task.WhenAll(started.Task, cache.Loaded).WaitAsync(stoppingToken);
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(settings.Language);
            var site = builder.Build(new([Sample], [], []), DateTimeOffset.UnixEpoch);
            await MakeAsync("/Index", [], site);
            await MakeAsync("/Post", new() { ["slug"] = "sample" }, site);
        }
        catch (Exception e)
        {
            troubles.Report("pages", $"they could not be made ready for their first reader ({e.Message})");
        }
    }

    /// <summary>By the endpoint alone: there is neither a connection nor a site to answer from.</summary>
    private async Task MakeAsync(string page, RouteValueDictionary values, Site site)
    {
        await using var scope = services.CreateAsyncScope();
        var endpoint = services.GetRequiredService<EndpointDataSource>().Endpoints.First(one => one.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath == page);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Method, context.Request.RouteValues, context.Response.Body) = (HttpMethods.Get, values, new MemoryStream());
        context.Request.RouteValues["page"] = page;
        SnapshotGate.Take(context, new(site, null, new Dictionary<SitePath, SourceFile>()));
        context.SetEndpoint(endpoint);
        await endpoint.RequestDelegate!(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK) throw new InvalidOperationException($"{page} answered {context.Response.StatusCode}");
    }
}
