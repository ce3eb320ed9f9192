using Blog.Resources;
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

    private void Show(int code)
    {
        Code = code is >= 400 and < 600 ? code : 404;
        Response.StatusCode = Code;
        Head = new(text[IsMissing ? "Error.Missing" : "Error.Failed"], null) { IsIndexed = false };
    }
}
