using System.Diagnostics;
using System.Globalization;
using System.Text;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;

namespace Blog.Benchmarks;

/// <summary>Building, asking, changing and loading the search index of a folder of posts, against the bars of docs/search.md.</summary>
internal static class SearchBenchmark
{
    public static void Run(string folder)
    {
        var documents = Documents(folder);
        var bytes = documents.Sum(BytesOf);
        Console.WriteLine($"{documents.Count:n0} posts, {bytes / 1e6:n1} MB of text, {Environment.ProcessorCount} cores");
        Build(documents[..Math.Min(200, documents.Count)]);
        var (index, build) = Measure(() => Build(documents));
        var memory = MemoryOf(() => Build(documents));
        Line("build", $"{build.Cpu.TotalSeconds:n2} s CPU, {build.Wall.TotalSeconds:n2} s wall", $"{bytes / 1e6 / build.Cpu.TotalSeconds:n1} MB per CPU second (bar 10)");
        Line("memory", $"{memory / 1e6:n1} MB", $"{memory / (double)bytes:n2} × text (bar 1)");
        Keystrokes(index, documents);
        Upserts(index, documents);
        Persisted(index, documents);
    }

    private static List<SearchDocument> Documents(string folder)
    {
        var contents = new PostsFolder(folder).Read();
        var settings = new SiteSettings();
        var site = new SiteBuilder(settings, new MarkdownEngine(settings.Markup)).Build(contents, new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return [.. site.Posts.Select(post => site.Search.Find(post.Path.Value)!)];
    }

    private static SearchIndex Build(IEnumerable<SearchDocument> documents) => SearchIndex.Empty.With(documents, []);

    private static void Keystrokes(SearchIndex index, List<SearchDocument> documents, string what = "keystroke")
    {
        foreach (var question in Questions(documents).Values.SelectMany(list => list.Take(60))) index.Query(new(question));
        var all = new List<(string Question, Cost Cost)>();
        foreach (var (kind, questions) in Questions(documents))
        {
            var costs = questions.ConvertAll(question => (question, MeasureThread(() => index.Query(new(question))).Cost));
            Line("  " + kind, $"CPU {Percentiles(costs.Select(pair => pair.Cost.Cpu.TotalMilliseconds))} ms", $"{costs.Count} questions");
            all.AddRange(costs);
        }
        Line(what, $"CPU {Percentiles(all.Select(pair => pair.Cost.Cpu.TotalMilliseconds))} ms; wall {Percentiles(all.Select(pair => pair.Cost.Wall.TotalMilliseconds))} ms", "p50 / p99 / max (bar p99 3 ms CPU, 10 ms wall)");
        Console.WriteLine("  slowest: " + string.Join("; ", all.OrderByDescending(pair => pair.Cost.Cpu).Take(6).Select(pair => $"«{pair.Question}» {pair.Cost.Cpu.TotalMilliseconds:n1}")));
    }

    /// <summary>Every prefix of titles as they are typed, tags, whole questions, phrases, and words of all other kinds.</summary>
    private static Dictionary<string, List<string>> Questions(List<SearchDocument> documents)
    {
        var random = new Random(7);
        var some = Enumerable.Range(0, 120).Select(_ => documents[random.Next(documents.Count)]).ToList();
        return new()
        {
            ["titles typed"] = [.. some.SelectMany(document => Enumerable.Range(1, Math.Min(16, document.Title.Length)).Select(length => document.Title[..length]))],
            ["tags"] = [.. some.SelectMany(document => document.Tags)],
            ["questions"] = [.. some.Select(document => "为什么" + Slice(document, 18, random) + "要这样做呢")],
            ["phrases"] = [.. some.Select(document => "\"" + Slice(document, 6, random) + "\"")],
            ["other"] = ["zhuyili", "zyl", "optimzer", "transfromer", "a", "s", "的", "我们", "system.text.json", "x_train", "performance tuning guide", "如何 优化 性能 -数据库", "\\sum x_i", "tag:linux 进程"],
        };
    }

    private static string Slice(SearchDocument document, int length, Random random)
    {
        var text = document.Sections.MaxBy(section => section.Text.Length)!.Text;
        var start = random.Next(Math.Max(1, text.Length - length));
        return text.Substring(start, Math.Min(length, text.Length - start)).ReplaceLineEndings(" ");
    }

    private static void Upserts(SearchIndex index, List<SearchDocument> documents)
    {
        var random = new Random(11);
        var times = new List<double>();
        for (var i = 0; i < 500; i++)
        {
            var document = documents[random.Next(documents.Count)] with { Hash = (UInt128)i + 1 };
            var (next, cost) = MeasureThread(() => index.With([document], []));
            index = next;
            times.Add(cost.Cpu.TotalMilliseconds);
        }
        Line("upsert", $"CPU {Percentiles(times)} ms, mean {times.Average():n2}", "(bar 2 ms)");
        Keystrokes(index, documents, "after upserts");
    }

    private static void Persisted(SearchIndex index, List<SearchDocument> documents)
    {
        using var file = new MemoryStream();
        var (_, save) = Measure(() => { index.Save(file); return 0; });
        file.Position = 0;
        var (loaded, load) = Measure(() => SearchIndex.Load(file, documents));
        Line("persisted", $"{file.Length / 1e6:n1} MB, save {save.Wall.TotalSeconds:n2} s, load {load.Cpu.TotalSeconds:n2} s CPU, {load.Wall.TotalSeconds:n2} s wall", $"{loaded?.Count:n0} posts");
    }

    private static long BytesOf(SearchDocument document) => Encoding.UTF8.GetByteCount(document.Title)
        + document.Sections.Sum(section => (long)Encoding.UTF8.GetByteCount(section.Heading ?? "") + Encoding.UTF8.GetByteCount(section.Text) + Encoding.UTF8.GetByteCount(section.Code) + Encoding.UTF8.GetByteCount(section.Math));

    private readonly record struct Cost(TimeSpan Cpu, TimeSpan Wall);

    private static (T Result, Cost Cost) Measure<T>(Func<T> work)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (result, new(Process.GetCurrentProcess().TotalProcessorTime - cpu, Stopwatch.GetElapsedTime(start)));
    }

    /// <summary>The work is on this thread alone, so its time without that of the collector and the compiler is what counts.</summary>
    private static (T Result, Cost Cost) MeasureThread<T>(Func<T> work)
    {
        var cpu = ThreadClock.Elapsed;
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (result, new(ThreadClock.Elapsed - cpu, Stopwatch.GetElapsedTime(start)));
    }

    private static long MemoryOf(Func<SearchIndex> build)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = build();
        index.Query(new("词"));
        index.Suggest("词");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(index);
        return after - before;
    }

    private static string Percentiles(IEnumerable<double> measured)
    {
        var values = measured.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{values[values.Count / 2]:n2} / {values[(int)(values.Count * 0.99)]:n2} / {values[^1]:n2}");
    }

    private static void Line(string what, string figures, string note) => Console.WriteLine($"{what,-16}{figures}   {note}");
}
