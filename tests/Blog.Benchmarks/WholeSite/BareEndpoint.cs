using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.Benchmarks.WholeSite;

/// <summary>The same server without a site: one endpoint that gives bytes, compressed before, and a 304 at <c>/304</c>. No page can be served faster from it.</summary>
internal static class BareEndpoint
{
    public static async Task<WebApplication> StartAsync(byte[] bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => AnswerAsync(context, bytes));
        await app.StartAsync();
        return app;
    }

    private static Task AnswerAsync(HttpContext context, byte[] bytes)
    {
        if (context.Request.Path.Value is "/304")
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes).AsTask();
    }
}
