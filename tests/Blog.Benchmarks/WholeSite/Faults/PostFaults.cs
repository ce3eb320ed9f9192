using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Blog.Tests.Markup;

namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>What can be wrong with one post.</summary>
internal static partial class PostFaults
{
    /// <summary>Formulas that KaTeX cannot end, or not without more stack than there is.</summary>
    private static readonly string[] Breakers = ["fractions in fractions", "braces in braces", "roots in roots"];

    public static Fault[] All =>
    [
        new("a post is written in parts", TearAsync, CompleteAsync),
        new("a broken save", BreakAsync, RepairAsync),
        new("rights of a post are taken and given back", ForbidAsync, AllowAsync),
        new("a post of 100 MB", GrowAsync, ShrinkAsync),
        new("formulas that break the script engine", OverloadAsync, RenderAgainAsync),
    ];

    private static string Beside(FaultedSite site, string name) => Path.Combine(site.Posts, name);

    /// <summary>The first half of a text, and then nothing for a while.</summary>
    private static async Task<string> TearAsync(FaultedSite site)
    {
        var text = await File.ReadAllTextAsync(site.Read);
        await File.WriteAllTextAsync(Beside(site, "../torn"), text);
        await using var writer = new StreamWriter(site.Read);
        foreach (var part in text.Chunk(Math.Max(1, text.Length / 20)).Take(10))
        {
            await writer.WriteAsync(part);
            await writer.FlushAsync();
            await Task.Delay(10);
        }
        return "ready";
    }

    private static async Task<TimeSpan> CompleteAsync(FaultedSite site)
    {
        File.Copy(Beside(site, "../torn"), site.Read, overwrite: true);
        return await site.ShownAsync(site.Edit());
    }

    private static async Task<string> BreakAsync(FaultedSite site)
    {
        var text = await File.ReadAllTextAsync(site.Read);
        await File.WriteAllTextAsync(Beside(site, "../whole"), text);
        await File.WriteAllTextAsync(site.Read, "---\ntitle: [没有写完\ndate: 昨天\n---\n" + text);
        return await site.SaidAsync("BLOG01");
    }

    private static Task<TimeSpan> RepairAsync(FaultedSite site)
    {
        var mark = site.NewMark();
        File.WriteAllText(site.Read, $"{File.ReadAllText(Beside(site, "../whole"))}\n\n{mark}\n");
        return site.ShownAsync(mark);
    }

    private static Task<string> ForbidAsync(FaultedSite site)
    {
        site.Edit();
        FaultedSite.Run("chmod", "000", site.Read);
        return site.SaidAsync("BLOG003");
    }

    private static Task<TimeSpan> AllowAsync(FaultedSite site)
    {
        FaultedSite.Run("chmod", "644", site.Read);
        return site.SilentAsync("BLOG003");
    }

    private static Task<string> GrowAsync(FaultedSite site)
    {
        using (var huge = File.Create(Beside(site, "huge.md"))) huge.SetLength(100 << 20);
        return site.SaidAsync("BLOG004");
    }

    private static Task<TimeSpan> ShrinkAsync(FaultedSite site)
    {
        File.Delete(Beside(site, "huge.md"));
        return site.SilentAsync("BLOG004");
    }

    /// <summary>Measuring begins with the first request for the figures; what breaks an engine is counted there.</summary>
    private static async Task<string> OverloadAsync(FaultedSite site)
    {
        await FailuresAsync(site);
        var hostile = HostileInputs.Bodies(400_000).Where(body => Breakers.Contains(body.Name)).Select((body, i) => (Name: $"hostile-{i}", Text: body.Markdown())).ToList();
        foreach (var (name, text) in hostile) await File.WriteAllTextAsync(Beside(site, name + ".md"), text);
        foreach (var (name, _) in hostile) await site.Site.WaitForStatusAsync(new("/posts/" + name, UriKind.Relative), HttpStatusCode.OK);
        await RunningSite.UntilAsync(async () => await FailuresAsync(site) > 0, "no engine broke");
        return $"ready; {await FailuresAsync(site)} engines thrown away";
    }

    private static async Task<int> FailuresAsync(FaultedSite site) =>
        Failures().Matches(await site.Site.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>A formula that was never rendered before, by an engine that is new.</summary>
    private static async Task<TimeSpan> RenderAgainAsync(FaultedSite site)
    {
        var mark = site.NewMark();
        await File.AppendAllTextAsync(site.Read, $"\n\n$$\\text{{{mark}}}$$\n");
        var took = await site.Site.WaitForAsync(Edits.AddressOf(site.Read), page => page.Contains($"{mark}</m", StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(site.Posts, "hostile-*.md")) File.Delete(file);
        return took;
    }

    [GeneratedRegex(@"^blog_script_failures_total\{[^}]*\} (\d+)", RegexOptions.Multiline)]
    private static partial Regex Failures();
}
