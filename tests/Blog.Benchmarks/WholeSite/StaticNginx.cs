using System.Diagnostics;
using System.Globalization;
using Blog.Tests;

namespace Blog.Benchmarks.WholeSite;

/// <summary>nginx with one file that was compressed before: the fastest way to serve a page that never changes.</summary>
internal sealed class StaticNginx : IAsyncDisposable
{
    /// <summary>Debian's package libnginx-mod-http-brotli-static.</summary>
    private const string BrotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

    private readonly string work = Directory.CreateTempSubdirectory("blog-static-").FullName;
    private readonly Process process;

    private StaticNginx(byte[] page)
    {
        var port = FreePort.Next();
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/page.html");
        File.WriteAllBytes(Path.Combine(work, Coding is "br" ? "page.html.br" : "page.html.gz"), page);
        File.WriteAllText(Path.Combine(work, "nginx.conf"), Configuration(port));
        process = Tool.Start("/usr/sbin/nginx", "-p", work, "-c", Path.Combine(work, "nginx.conf"), "-e", Path.Combine(work, "error.log"));
    }

    public static bool IsThere => Tool.IsThere("nginx");

    /// <summary>What its page must be compressed with: br where nginx has the module for it, else gzip.</summary>
    public static string Coding => File.Exists(BrotliModule) ? "br" : "gzip";

    public string Url { get; }

    /// <param name="page">Compressed with <see cref="Coding"/>.</param>
    public static async Task<StaticNginx> StartAsync(byte[] page)
    {
        var nginx = new StaticNginx(page);
        using var client = new HttpClient();
        while (!await nginx.AnswersAsync(client)) await Task.Delay(20);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(work, recursive: true);
    }

    private async Task<bool> AnswersAsync(HttpClient client)
    {
        if (process.HasExited) throw new InvalidOperationException($"nginx ended: {await process.StandardError.ReadToEndAsync()}");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Url) { Headers = { { "Accept-Encoding", Coding } } };
            using var answer = await client.SendAsync(request);
            answer.EnsureSuccessStatusCode();
            return true;
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            return false; // it does not listen yet
        }
    }

    private string Configuration(int port) => $$"""
        daemon off;
        {{(Environment.UserName is "root" ? "user root;" : "")}}
        {{(Coding is "br" ? $"load_module {BrotliModule};" : "")}}
        pid {{work}}/nginx.pid;
        worker_processes auto;
        events { worker_connections 256; }
        http {
          default_type text/html;
          access_log off;
          open_file_cache max=10;
          keepalive_requests 100000000;
          client_body_temp_path {{work}}/body; proxy_temp_path {{work}}/proxy; fastcgi_temp_path {{work}}/fastcgi; uwsgi_temp_path {{work}}/uwsgi; scgi_temp_path {{work}}/scgi;
          server { listen 127.0.0.1:{{port}}; root {{work}}; {{(Coding is "br" ? "brotli_static" : "gzip_static")}} always; }
        }
        """;
}
