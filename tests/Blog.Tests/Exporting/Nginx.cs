using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Tests.Exporting;

/// <summary>nginx on a port of its own, set up as docs/deploying.md says.</summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string work = Directory.CreateTempSubdirectory("blog-nginx-").FullName;
    private readonly Process process;

    private Nginx(string folder, string manual)
    {
        var port = FreePort.Next();
        File.WriteAllText(Path.Combine(work, "nginx.conf"), Configuration(folder, manual, port));
        process = Process.Start(new ProcessStartInfo(Program, ["-p", work, "-c", Path.Combine(work, "nginx.conf"), "-e", Path.Combine(work, "error.log")]) { RedirectStandardError = true })!;
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}") };
    }

    public static bool IsThere => File.Exists(Program);

    public HttpClient Client { get; }

    /// <param name="folder">What to serve.</param>
    /// <param name="manual">The text of docs/deploying.md.</param>
    public static async Task<Nginx> StartAsync(string folder, string manual)
    {
        var nginx = new Nginx(folder, manual);
        while (!await nginx.AnswersAsync()) await Task.Delay(20);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(work, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        if (process.HasExited) throw new InvalidOperationException($"nginx ended: {await process.StandardError.ReadToEndAsync()}");
        try
        {
            using var answer = await Client.GetAsync(new Uri("/", UriKind.Relative));
            return true;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private string Configuration(string folder, string manual, int port) => $$"""
        daemon off;
        {{(Environment.UserName is "root" ? "user root;" : "")}}
        pid {{work}}/nginx.pid;
        worker_processes 1;
        events { worker_connections 64; }
        http {
          include /etc/nginx/mime.types;
          access_log off;
          client_body_temp_path {{work}}/body; proxy_temp_path {{work}}/proxy; fastcgi_temp_path {{work}}/fastcgi; uwsgi_temp_path {{work}}/uwsgi; scgi_temp_path {{work}}/scgi;
          {{Server().Match(manual).Groups[1].Value
              .Replace("listen 80;", $"listen 127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)};", StringComparison.Ordinal)
              .Replace("root /srv/public;", $"root {folder};", StringComparison.Ordinal)}}
        }
        """;

    [GeneratedRegex(@"```nginx\n(server \{\n[^`]*root /srv/public;[^`]*)```")]
    private static partial Regex Server();
}
