using System.Globalization;
using Blog.Benchmarks;
using Blog.Benchmarks.Micro;
using Blog.Benchmarks.WholeSite;
using Blog.Benchmarks.WholeSite.Faults;
using Blog.Engine.Markup.Scripting;

if (args is ["micro" or "search" or "site" or "soak" or "replicas" or "live" or "crawl" or "render" or "faults", var posts, ..]) args[1] = await GeneratedPosts.FolderAsync(posts);
switch (args)
{
    case ["micro", var folder, .. var filters]:
        return MicroBenchmarks.Run(folder, filters) ? 0 : 1;
    case ["search", var folder, .. var options] when SearchOptions.Parse(options) is { } parsed:
        SearchBenchmark.Run(folder, parsed);
        return 0;
    case ["site", var folder]:
        await SiteBenchmark.RunAsync(folder);
        return 0;
    case ["soak", var folder, .. var options] when SoakOptions.Parse(options) is { } parsed:
        return await Soak.RunAsync(folder, parsed) ? 0 : 1;
    case ["replicas", var folder, var seconds]:
        return await Replicas.RunAsync(folder, TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))) ? 0 : 1;
    case ["faults", var folder]:
        return await FaultBenchmark.RunAsync(folder) ? 0 : 1;
    case ["live", var folder]:
        await LiveBenchmark.RunAsync(folder);
        return 0;
    case ["crawl", var folder]:
        return await CrawlBenchmark.RunAsync(folder) ? 0 : 1;
    case ["corpora"]:
        CorporaReport.Run();
        return 0;
    case ["import", var program]:
        await ImportFigures.RunAsync(program);
        return 0;
    case ["render", var folder]:
        RenderBenchmark.Run(folder);
        return 0;
    case ["fuzz", var seconds, var seed]:
        return new Fuzzer(int.Parse(seed, CultureInfo.InvariantCulture)).Run(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture))) ? 0 : 1;
    case ["hostile", .. var options]:
        return HostileBenchmark.Run(options.Contains("jint") ? ScriptRuntime.Jint : ScriptRuntime.V8, options.Contains("short") ? 400_000 : 3_800_000, options.Except(["jint", "short"]).FirstOrDefault("")) ? 0 : 1;
    case ["syntax", .. var options]:
        return SyntaxBenchmark.Run(20_000, options is [var every, ..] ? int.Parse(every, CultureInfo.InvariantCulture) : 1, options is [_, var only] ? only : "") ? 0 : 1;
    case ["hostile-one", var runtime, var length, var name]:
        return HostileBenchmark.RunOne(Enum.Parse<ScriptRuntime>(runtime), int.Parse(length, CultureInfo.InvariantCulture), name) ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: Blog.Benchmarks micro POSTS_FOLDER [FILTER...]");
        Console.Error.WriteLine("       Blog.Benchmarks search POSTS_FOLDER [--sizes 1000,10000,100000] [--lucene-to 10000] [--rounds 5] [--json FILE]");
        Console.Error.WriteLine("       Blog.Benchmarks site POSTS_FOLDER | faults POSTS_FOLDER | live POSTS_FOLDER | crawl POSTS_FOLDER");
        Console.Error.WriteLine("       Blog.Benchmarks soak POSTS_FOLDER [--minutes 60] [--edits 30] [--requests 20] [--heap MB] [--output artifacts/soak]");
        Console.Error.WriteLine("       Blog.Benchmarks replicas POSTS_FOLDER SECONDS");
        Console.Error.WriteLine("       Blog.Benchmarks corpora | import BLOG_DLL | render POSTS_FOLDER | fuzz SECONDS SEED | hostile [short] [jint] [NAME] | syntax [EVERY_NTH_PAIR [NAME]]");
        Console.Error.WriteLine("POSTS_FOLDER may be a number: so many posts of the generator beside the repository");
        return 2;
}
