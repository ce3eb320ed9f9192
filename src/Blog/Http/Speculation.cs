using System.Text.Encodings.Web;
using System.Text.Json;
using Blog.Engine.Publishing;

namespace Blog.Http;

/// <summary>
/// Speculation rules (HTML, 7.6): a page of this site that a reader is about to open, by resting on its link, is fetched before the click. A file of its own, named by a
/// header, because the policy of our pages allows no script in them. Search answers, feeds and files are left alone.
/// </summary>
public static class Speculation
{
    public const string HeaderName = "Speculation-Rules";

    public const string MediaType = "application/speculationrules+json";

    public static readonly string Path = Addresses.SpeculationRules.Pattern;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Header(SiteSettings settings) => $"\"{settings.BasePath}{Path}\"";

    public static void MapSpeculationRules(this IEndpointRouteBuilder app) => app
        .MapMethods(Path, Methods.Read, (Site site) => Results.Text(Rules(site.Settings.BasePath), MediaType))
        .WithMetadata(new Buffered());

    private static string Rules(string root) => JsonSerializer.Serialize(
        new
        {
            prefetch = new[]
            {
                new
                {
                    where = new
                    {
                        and = new object[]
                        {
                            new { href_matches = root + "/*" },
                            new { not = new { href_matches = new[] { root + "/*\\?(.+)", root + "/media/*", root + "/api/*", root + "/*.md", root + "/*.xml", root + "/*.json" } } },
                        },
                    },
                    eagerness = "moderate",
                },
            },
        },
        Plain);
}
