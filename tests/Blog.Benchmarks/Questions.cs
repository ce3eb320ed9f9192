using Blog.Engine.Search.Model;

namespace Blog.Benchmarks;

/// <summary>What readers type, by kind: taken from the posts, and the judged questions of the evaluation.</summary>
internal static class Questions
{
    public const string Phrases = "phrases of 4";

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(IReadOnlyList<SearchDocument> documents)
    {
        var random = new Random(7);
        var some = Enumerable.Range(0, 120).Select(_ => documents[random.Next(documents.Count)]).ToList();
        var kinds = new Dictionary<string, IReadOnlyList<string>>
        {
            ["titles as typed"] = [.. some.SelectMany(document => Enumerable.Range(1, Math.Min(16, document.Title.Length)).Select(length => document.Title[..length]))],
            ["tags"] = [.. some.SelectMany(document => document.Tags)],
            ["questions"] = [.. some.Select(document => "为什么" + Slice(document, 18, random) + "要这样做呢")],
            [Phrases] = [.. some.Select(document => Quoted(Run(document, 4, random)))],
            ["phrases cut anywhere"] = [.. some.Select(document => Quoted(Slice(document, 6, random)))],
        };
        foreach (var kind in Judged()) kinds["judged: " + kind.Key] = [.. kind];
        return kinds;
    }

    private static IEnumerable<IGrouping<string, string>> Judged() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "judgements.tsv")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t')).GroupBy(fields => fields[0], fields => fields[1]);

    private static string Quoted(string text) => $"\"{text}\"";

    /// <summary>So many Chinese characters that stand together, or the beginning of the title where there are none.</summary>
    private static string Run(SearchDocument document, int length, Random random)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (Slice(document, length, random) is var slice && slice.Length == length && slice.All(c => c is >= '\u4e00' and <= '\u9fff')) return slice;
        }
        return document.Title[..Math.Min(length, document.Title.Length)];
    }

    private static string Slice(SearchDocument document, int length, Random random)
    {
        var text = document.Sections.MaxBy(section => section.Text.Length)!.Text;
        var start = random.Next(Math.Max(1, text.Length - length));
        return text.Substring(start, Math.Min(length, text.Length - start)).ReplaceLineEndings(" ");
    }
}
