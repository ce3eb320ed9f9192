using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Blog.Tests.Html;

/// <summary>html-validate, the validator that the build of the tests brings from npm.</summary>
internal static class HtmlValidate
{
    /// <summary>Files in one run at most; a command line has an end.</summary>
    private const int Most = 200;

    private static string Program { get; } = Path.Combine(Repository.Root, "tests", "Blog.Tests", "obj", "npm", "node_modules", "html-validate", "bin", "html-validate.mjs");

    /// <summary>What is wrong with these pages, a line a finding; skips the test where Node.js is not installed.</summary>
    /// <param name="pages">Address and HTML.</param>
    public static async Task<string> CheckAsync(IReadOnlyList<(string Url, string Html)> pages)
    {
        var folder = Directory.CreateTempSubdirectory("blog-html-").FullName;
        try
        {
            var findings = new List<string>();
            foreach (var chunk in pages.Chunk(Most)) findings.AddRange(await CheckAsync(folder, chunk));
            return string.Join('\n', findings);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IEnumerable<string>> CheckAsync(string folder, (string Url, string Html)[] pages)
    {
        for (var i = 0; i < pages.Length; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.html"), pages[i].Html);
        var report = await RunAsync(["--config", Path.Combine(Repository.Root, "tests", "Blog.Tests", "Html", "rules.json"), "--formatter", "json", .. pages.Select((_, i) => Path.Combine(folder, $"{i}.html"))]);
        using var results = JsonDocument.Parse(report);
        return [.. results.RootElement.EnumerateArray().SelectMany(file => Findings(file, pages))];
    }

    private static IEnumerable<string> Findings(JsonElement file, (string Url, string Html)[] pages)
    {
        var url = pages[int.Parse(Path.GetFileNameWithoutExtension(file.GetProperty("filePath").GetString()!), System.Globalization.CultureInfo.InvariantCulture)].Url;
        return file.GetProperty("messages").EnumerateArray().Select(finding => $"{url}:{finding.GetProperty("line")}:{finding.GetProperty("column")} {finding.GetProperty("ruleId")}: {finding.GetProperty("message")}");
    }

    private static async Task<string> RunAsync(string[] arguments)
    {
        using var node = Start([Program, .. arguments]);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode is 0 or 1, await errors);
        return await output;
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js is not installed");
            throw;
        }
    }
}
