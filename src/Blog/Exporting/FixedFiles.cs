using Blog.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;

namespace Blog.Exporting;

/// <summary>What every site has at the same address, read from the application's own table: feeds and their like, style sheets, scripts, fonts.</summary>
internal static class FixedFiles
{
    public static IEnumerable<string> Of(IEndpointRouteBuilder app) => app.DataSources
        .SelectMany(source => source.Endpoints)
        .Select(AddressOf)
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string? AddressOf(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset ? Asset(asset.Route)
        : endpoint is RouteEndpoint { RoutePattern: { Parameters.Count: 0, RawText: { } path } } && IsFile(endpoint) ? path
        : null;

    /// <summary>The compressed files of the build give way to those of the export.</summary>
    private static string? Asset(string route) => Path.GetExtension(route) is ".gz" or ".br" ? null : "/" + route;

    /// <summary>Pages are in the list of the site; what depends on a query cannot be a file.</summary>
    private static bool IsFile(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Buffered>() is { Stored: true } && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null;
}
