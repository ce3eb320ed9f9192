using System.Globalization;
using System.Text;
using System.Text.Json;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Publishing;
using Blog.Engine.Search;
using Blog.Engine.Search.Model;

namespace Blog.Benchmarks;

/// <summary>Building, asking, changing, saving and loading the search index of a folder of posts, at several sizes, with Lucene.Net beside it.</summary>
internal static class SearchBenchmark
{
    public const string AllQuestions = "all questions";

    private const int Upserts = 500;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Run(string folder, SearchOptions options)
    {
        var all = Documents(folder);
        var figures = new List<SearchFigures>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count:n0} posts, {Environment.ProcessorCount} cores, best of {options.Rounds} rounds for wall times"));
        foreach (var size in options.Sizes.Where(size => size <= all.Count))
        {
            var documents = all[..size];
            figures.Add(Ours(documents, options.Rounds));
            if (size <= options.LuceneTo) figures.AddRange(LuceneBenchmark.Both(documents, BytesOf(documents), options.Rounds));
            SearchReport.Print(figures.Where(one => one.Posts == size).ToList());
        }
        if (options.JsonFile is not null) File.WriteAllText(options.JsonFile, JsonSerializer.Serialize(figures, Indented));
    }

    /// <summary>Asks every question so many times and once before: the compiler's work is not the engine's.</summary>
    public static IReadOnlyDictionary<string, AnswerTimes> Ask(IReadOnlyDictionary<string, IReadOnlyList<string>> questions, int rounds, Action<string> ask)
    {
        foreach (var question in questions.Values.SelectMany(list => list)) ask(question);
        var asked = questions.ToDictionary(kind => kind.Key, kind => kind.Value.Select(question => Asked(question, rounds, ask)).ToList());
        asked[AllQuestions] = [.. asked.Values.SelectMany(list => list)];
        return asked.ToDictionary(kind => kind.Key, kind => TimesOf(kind.Value));
    }

    private static (string Question, List<Cost> Rounds) Asked(string question, int rounds, Action<string> ask) =>
        (question, Enumerable.Range(0, rounds).Select(_ => CostOf(question, ask)).ToList());

    private static AnswerTimes TimesOf(List<(string Question, List<Cost> Rounds)> asked) => new(
        asked.Count,
        Percentiles.Of(asked.SelectMany(one => one.Rounds.Select(round => round.Cpu))),
        Percentiles.Of(asked.Select(one => one.Rounds.Min(round => round.Wall))),
        asked.MaxBy(one => one.Rounds.Min(round => round.Cpu)).Question);

    private static Cost CostOf(string question, Action<string> ask) => Cost.OfThread(() =>
    {
        ask(question);
        return 0;
    }).Cost;

    private static SearchFigures Ours(List<SearchDocument> documents, int rounds)
    {
        var (index, build) = Cost.OfProcess(() => Build(documents));
        var questions = Questions.Of(documents);
        var answers = Ask(questions, rounds, question => index.Query(new(question)));
        var (changed, upsert) = Change(index, documents);
        return new("ours", documents.Count, BytesOf(documents))
        {
            Build = build,
            Memory = MemoryOf(documents),
            Answers = answers,
            Upsert = upsert,
            AnswersAfterUpserts = Ask(questions, 1, question => changed.Query(new(question))),
            Saved = SaveAndLoad(index, documents),
        };
    }

    /// <summary>What the search index is told of the posts of a folder, in the order of their ids.</summary>
    public static List<SearchDocument> Documents(string folder)
    {
        var settings = new SiteSettings();
        var site = new SiteBuilder(settings, new MarkdownEngine(settings.Markup)).Build(new PostsFolder(folder).Read(), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return [.. site.Posts.Select(post => site.Search.Find(post.Path.Value)!).OrderBy(document => document.Id, StringComparer.Ordinal)];
    }

    private static SearchIndex Build(IEnumerable<SearchDocument> documents) => SearchIndex.Empty.With(documents, []);

    private static (SearchIndex Index, Percentiles Cost) Change(SearchIndex index, List<SearchDocument> documents)
    {
        var random = new Random(11);
        var times = new List<double>();
        for (var i = 0; i < Upserts; i++)
        {
            var document = documents[random.Next(documents.Count)] with { Hash = (UInt128)i + 1 };
            (index, var cost) = Cost.OfThread(() => index.With([document], []));
            times.Add(cost.Cpu);
        }
        return (index, Percentiles.Of(times));
    }

    private static SavedFigures SaveAndLoad(SearchIndex index, List<SearchDocument> documents)
    {
        using var file = new MemoryStream();
        var (_, save) = Cost.OfProcess(() =>
        {
            index.Save(file);
            return 0;
        });
        file.Position = 0;
        var (_, load) = Cost.OfProcess(() => SearchIndex.Load(file, documents) ?? throw new InvalidDataException("the index does not load"));
        return new(file.Length, save, load);
    }

    /// <summary>UTF-8 bytes of all that is indexed.</summary>
    private static long BytesOf(List<SearchDocument> documents) => documents.Sum(document => (long)Encoding.UTF8.GetByteCount(document.Title)
        + document.Sections.Sum(section => (long)Encoding.UTF8.GetByteCount(section.Heading ?? "") + Encoding.UTF8.GetByteCount(section.Text) + Encoding.UTF8.GetByteCount(section.Code) + Encoding.UTF8.GetByteCount(section.Math)));

    /// <summary>What an index keeps besides the texts, after each kind of question has been asked.</summary>
    private static long MemoryOf(List<SearchDocument> documents)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = Build(documents);
        foreach (var question in new[] { "词", "\"a b\"", "zhuyili" }) index.Query(new(question));
        index.Suggest("词");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(index);
        return after - before;
    }
}
