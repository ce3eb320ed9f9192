using System.Diagnostics;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Publishing;
using Blog.Tests;
using Blog.Tests.Markup;

namespace Blog.Benchmarks;

/// <summary>
/// Hostile posts against their bound: 2 s of CPU to build a site of one, and 2 s to render it. Each has a process of its own, so that none pays for another's
/// garbage, and one that goes on for longer than <see cref="Patience"/> or dies is a line of the table like the others.
/// </summary>
internal static class HostileBenchmark
{
    private const double Bound = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Prints the table; true when every input kept its bound and its last word.</summary>
    public static bool Run(ScriptRuntime runtime, int length, string only)
    {
        Console.WriteLine($"| {length:n0} characters, {runtime} | build, s CPU | render, s CPU | peak, MB | HTML, MB | diagnostics | |");
        Console.WriteLine("|---|--:|--:|--:|--:|---|---|");
        return Inputs(length).Select(input => input.Name).Where(name => name.Contains(only, StringComparison.Ordinal)).ToList()
            .Aggregate(true, (kept, name) => RunAlone(runtime, length, name) && kept);
    }

    /// <summary>Measures one input in this process and prints its line; true when it kept its bound.</summary>
    public static bool RunOne(ScriptRuntime runtime, int length, string name)
    {
        using var scripts = new MarkupScripts(runtime: runtime);
        Measure(scripts, "-- post.md --\n---\ntitle: 题\n---\n# 题\n\n文 $x$ **粗** [链](a.md)\n\n- 项\n\n|a|b|\n|-|-|\n|1|2|\n\n```js\nlet a;\n```\n");
        var result = Measure(scripts, Inputs(length).Single(input => input.Name == name).Files());
        var trouble = result.Build > Bound || result.Render > Bound ? "**over the bound**" : result.KeptLastWord ? "" : "**lost its last word**";
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine($"| {name} | {result.Build:n2} | {result.Render:n2} | {peak:n0} | {result.HtmlLength / 1e6:n1} | {string.Join(' ', result.Codes)} | {trouble} |");
        return trouble is "";
    }

    private static IEnumerable<(string Name, Func<string> Files)> Inputs(int length) =>
        HostileInputs.Bodies(length).Select(body => (body.Name, (Func<string>)(() => $"-- post.md --\n{body.Markdown()}"))).Concat(HostileInputs.Sites(length));

    private static bool RunAlone(ScriptRuntime runtime, int length, string name)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["hostile-one", runtime.ToString(), length.ToString(CultureInfo.InvariantCulture), name]))!;
        if (!child.WaitForExit(Patience))
        {
            child.Kill();
            child.WaitForExit();
            Console.WriteLine($"| {name} | | | | | | **over {Patience.TotalSeconds} s** |");
        }
        else if (child.ExitCode > 1) Console.WriteLine($"| {name} | | | | | | **died with {child.ExitCode}** |");
        return child.ExitCode == 0;
    }

    private static Result Measure(MarkupScripts scripts, string files)
    {
        var settings = new SiteSettings();
        var contents = TestSite.Contents(files);
        var builder = new SiteBuilder(settings, new MarkdownEngine(settings.Markup, scripts));
        var (site, build) = Timed(() => builder.Build(contents, TestSite.Now));
        var post = site.All.FirstOrDefault(post => post.Path.Value.StartsWith("post.", StringComparison.Ordinal));
        if (post is null) return new(build, 0, 0, true, Codes(site.Diagnostics));
        var (body, render) = Timed(() => site.Render(post));
        return new(build, render, body.Html.Length, body.Html.Contains("末尾", StringComparison.Ordinal), Codes(site.Diagnostics.Concat(body.Diagnostics)));
    }

    private static string[] Codes(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>CPU seconds of the whole process: engines and the collector have threads of their own.</summary>
    private static (T Value, double Seconds) Timed<T>(Func<T> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var value = work();
        return (value, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    private sealed record Result(double Build, double Render, long HtmlLength, bool KeptLastWord, string[] Codes);
}
