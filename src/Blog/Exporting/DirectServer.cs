using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Blog.Exporting;

/// <summary>A server without a network: what is asked goes straight into the application, and its answer comes back as bytes.</summary>
public sealed class DirectServer : IServer
{
    private Func<IFeatureCollection, Task> answer = _ => throw new InvalidOperationException("the application has not been started");

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        answer = features => AnswerAsync(application, features);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <param name="address">From the root of the host, percent-encoded, without a query.</param>
    public async Task<(HttpStatusCode Status, byte[] Body)> GetAsync(string address)
    {
        using var body = new MemoryStream();
        var features = FeaturesOf(address, body);
        await answer(features);
        return ((HttpStatusCode)features.GetRequiredFeature<IHttpResponseFeature>().StatusCode, body.ToArray());
    }

    private static FeatureCollection FeaturesOf(string address, Stream body)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http11,
            Scheme = Uri.UriSchemeHttp,
            Method = HttpMethods.Get,
            Path = PathString.FromUriComponent(address).Value!,
            RawTarget = address,
            Headers = new HeaderDictionary { ["Host"] = "localhost" },
        });
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        return features;
    }

    private static async Task AnswerAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            await features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
            application.DisposeContext(context, null);
        }
        catch (Exception trouble)
        {
            application.DisposeContext(context, trouble);
            throw;
        }
    }
}
