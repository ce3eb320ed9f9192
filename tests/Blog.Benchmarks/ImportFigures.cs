using System.Diagnostics;
using System.Text.Json;
using Blog.Tests.Importing;

namespace Blog.Benchmarks;

/// <summary>What <c>import</c> makes of real blogs, as a table in Markdown.</summary>
internal static class ImportFigures
{
    private static readonly string[] Counts = ["texts", "files", "tags", "links", "aliases"];

    /// <param name="program">The built program, <c>Blog.dll</c>.</param>
    public static async Task RunAsync(string program)
    {
        Console.WriteLine("| source | kind | texts | files | tags translated | links led on | old addresses | tags left visible | images on other sites | links and images that lead nowhere | errors / warnings / notes |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (name, folder, kind) in ImportedCorpora.All) Write(name, kind, await ReportAsync(program, ImportedCorpora.PathOf(name, folder), kind));
    }

    private static async Task<JsonElement> ReportAsync(string program, string source, string kind)
    {
        var start = new ProcessStartInfo("dotnet", [program, "import", source, "--from", kind, "--output", Path.Combine(Path.GetTempPath(), "blog-import-figures"), "--dry-run", "--format", "json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.WhenAll(output, error, process.WaitForExitAsync());
        return JsonDocument.Parse(await output).RootElement;
    }

    private static void Write(string name, string kind, JsonElement report)
    {
        var findings = report.GetProperty("attention").EnumerateArray().Select(finding => (Code: finding.GetProperty("code").GetString()!, Severity: finding.GetProperty("severity").GetString())).ToList();
        var counts = string.Join(" | ", Counts.Select(count => report.GetProperty(count).GetInt32()));
        Console.WriteLine($"| {name} | {kind} | {counts} | {findings.Count(finding => finding.Code is "BLOG300")} | {findings.Count(finding => finding.Code is "BLOG301")} | {findings.Count(finding => finding.Code is "BLOG210" or "BLOG211")} | {findings.Count(finding => finding.Severity is "error")} / {findings.Count(finding => finding.Severity is "warning")} / {findings.Count(finding => finding.Severity is "info")} |");
    }
}
