using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Http;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task A_page_that_breaks_is_500_in_the_site_s_own_look_and_tells_nothing()
    {
        var folder = TestSite.OnDisk("-- a.md --\n# 甲\n\n文");
        await using var factory = new BrokenPages(folder);
        using var client = factory.CreateClient();
        HttpResponseMessage response;
        while ((response = await client.GetAsync(new Uri("/posts/a", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode is HttpStatusCode.ServiceUnavailable) await Task.Delay(20, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("<h1", html, StringComparison.Ordinal);
        Assert.Contains("site.", html, StringComparison.Ordinal); // the style sheet
        Assert.DoesNotContain("秘密", html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Directory.Delete(folder, recursive: true);
    }

    private sealed class BrokenPages(string folder) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Production")
            .UseSetting("Blog:PostsPath", folder)
            .ConfigureServices(services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Break())));
    }

    private sealed class Break : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path.StartsWithSegments("/posts", StringComparison.Ordinal)) throw new InvalidOperationException("秘密");
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}
