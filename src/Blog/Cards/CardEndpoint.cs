using Blog.Http;
using Blog.Engine.Publishing;
using Blog.Images;
using Blog.Pages;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Cards;

/// <summary><c>/cards/posts/{slug}.{mark}.png</c> and <c>/cards/site.png</c>: drawn when first asked for, kept by content like the smaller copies of images.</summary>
public static class CardEndpoint
{
    public static void AddCards(this IServiceCollection services)
    {
        services.AddSingleton<Typefaces>();
        services.AddSingleton<CardPainter>();
    }

    public static void MapCards(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Addresses.PostCard.Pattern, Methods.Read, (string name, Site site, PageFormat format, HttpContext context) =>
            Card.Find(site, name) is { } post ? ServeAsync(Card.Of(site, post, format), site.Settings.IsStatic, context) : Task.FromResult(Results.NotFound()));
        app.MapMethods(Addresses.SiteCard.Pattern, Methods.Read, (Site site, PageFormat format, IStringLocalizer<Text> text, HttpContext context) =>
            ServeAsync(Card.Of(site, format, text), site.Settings.IsStatic, context));
    }

    /// <param name="isOnce">An export keeps each card in its own folder.</param>
    private static async Task<IResult> ServeAsync(Card card, bool isOnce, HttpContext context)
    {
        var (cache, painter) = (context.RequestServices.GetRequiredService<PictureCache>(), context.RequestServices.GetRequiredService<CardPainter>());
        var picture = isOnce ? painter.Paint(card) : await cache.GetAsync(card.Name, () => Task.FromResult<byte[]?>(painter.Paint(card)));
        if (picture is null) return Results.NotFound();
        context.Response.Headers.CacheControl = MediaEndpoint.Caching;
        return Results.Bytes(picture, "image/png", entityTag: new($"\"{card.Name}\""));
    }
}
