using Blog.Resources;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>What a reader sees when there is no page, or when making it failed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage(IStringLocalizer<Text> text) : BlogPage
{
    public int Code { get; private set; }

    public bool IsMissing => Code is 404 or 410;

    public void OnGet(int code) => Show(code);

    public void OnPost(int code) => Show(code);

    /// <summary>Something went wrong, rather than somebody asking for this page by its own address.</summary>
    private bool HasHappened => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;

    private void Show(int code)
    {
        Code = HasHappened && code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = Code;
        Head = new(text[IsMissing ? "Error.Missing" : "Error.Failed"], null) { IsIndexed = false };
    }
}
