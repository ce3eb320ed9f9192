using System.Diagnostics;

namespace Blog.Benchmarks.WholeSite;

/// <summary>nginx with the configuration of deploy/, on ports of this run, and without a reader's own server: every request may go to either.</summary>
internal static class ReplicaProxy
{
    public static Process Start(string work, int port, int[] servers)
    {
        var configuration = File.ReadAllText(SiteBenchmark.ProjectOf("deploy/nginx.conf"))
            .Replace("/var/cache/nginx", Path.Combine(work, "nginx-cache"), StringComparison.Ordinal)
            .Replace("/tmp/nginx", Path.Combine(work, "nginx"), StringComparison.Ordinal)
            .Replace("listen 8080", $"listen 127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("blog-1:8080", $"127.0.0.1:{servers[0]}", StringComparison.Ordinal)
            .Replace("blog-2:8080", $"127.0.0.1:{servers[1]}", StringComparison.Ordinal)
            .Replace("hash $remote_addr consistent;", "", StringComparison.Ordinal);
        var file = Path.Combine(work, "nginx.conf");
        File.WriteAllText(file, "daemon off;\nmaster_process off;\n" + configuration);
        Directory.CreateDirectory(Path.Combine(work, "nginx-cache"));
        return Tool.Start("/usr/sbin/nginx", "-c", file, "-p", work, "-e", "stderr");
    }
}
