using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>Figures of several engines over the same posts as a Markdown table.</summary>
internal static class SearchReport
{
    public static void Print(IReadOnlyList<SearchFigures> engines)
    {
        Console.WriteLine(Text($"\n### {engines[0].Posts:n0} posts, {engines[0].TextBytes / 1e6:n1} MB of text\n"));
        Row("", engines.Select(one => one.Engine));
        Row("---", engines.Select(_ => "---"));
        Row("build, CPU s / wall s", engines.Select(one => Text($"{one.Build.Cpu / 1e3:n2} / {one.Build.Wall / 1e3:n2}{Ratio(one, engines[0], figures => figures.Build.Cpu)}")));
        Row("build, MB of text per CPU s (bar 10)", engines.Select(one => Text($"{one.MegabytesPerCpuSecond:n1}")));
        Row("memory, MB (of the text; bar 1)", engines.Select(one => Text($"{one.Memory / 1e6:n1} ({one.MemoryOfText:n2}){Ratio(one, engines[0], figures => figures.Memory)}")));
        foreach (var kind in engines[0].Answers.Keys) Row(kind, engines.Select(one => Times(one.Answers.GetValueOrDefault(kind))));
        Row("mean p50 / worst p99 of the kinds", engines.Select(one => AllKinds(one.Answers, one == engines[0] ? null : engines[0].Answers)));
        if (engines[0].AnswersAfterUpserts is { } after) Row("all questions after 500 upserts", [Times(after[SearchBenchmark.AllQuestions]), .. engines.Skip(1).Select(_ => "")]);
        Row("upsert, CPU ms p50 / p99 / mean (bar 2)", engines.Select(one => Text($"{one.Upsert.P50:n2} / {one.Upsert.P99:n2} / {one.Upsert.Mean:n2}{Ratio(one, engines[0], figures => figures.Upsert.Mean)}")));
        Row("saved, MB", engines.Select(one => one.Saved is null ? "" : Text($"{one.Saved.Size / 1e6:n1}")));
        Row("save, CPU s / wall s", engines.Select(one => one.Saved is null ? "" : Text($"{one.Saved.Save.Cpu / 1e3:n2} / {one.Saved.Save.Wall / 1e3:n2}")));
        Row("load, CPU s / wall s", engines.Select(one => one.Saved is null ? "" : Text($"{one.Saved.Load.Cpu / 1e3:n2} / {one.Saved.Load.Wall / 1e3:n2}")));
        Console.WriteLine("\nAnswers: CPU ms p50 / p99 · wall ms p50 / p99 (bar: p99 3 CPU, 10 wall at 10,000 posts); × is the multiple of ours.");
        foreach (var (kind, times) in engines[0].Answers.OrderByDescending(kind => kind.Value.Cpu.P99).Take(5)) Console.WriteLine(Text($"slowest of {kind}: «{times.Slowest}», at most {times.Cpu.Max:n1} ms CPU"));
    }

    private static string Times(AnswerTimes? times) =>
        times is null ? "" : Text($"{times.Cpu.P50:n2} / {times.Cpu.P99:n2} · {times.Wall.P50:n2} / {times.Wall.P99:n2}");

    /// <summary>The worst p99 of all kinds and the mean of the medians: each kind counts the same, however many questions stand for it.</summary>
    private static string AllKinds(IReadOnlyDictionary<string, AnswerTimes> kinds, IReadOnlyDictionary<string, AnswerTimes>? ours)
    {
        var (p50, p99, wall99) = Overall(kinds.Where(kind => kind.Key != SearchBenchmark.AllQuestions).Select(kind => kind.Value));
        var text = Text($"{p50:n2} / {p99:n2} · wall p99 {wall99:n2}");
        if (ours is null) return text;
        var (ours50, ours99, _) = Overall(ours.Where(kind => kind.Key != SearchBenchmark.AllQuestions && kinds.ContainsKey(kind.Key)).Select(kind => kind.Value));
        return text + Text($" (× {p50 / ours50:n1} / {p99 / ours99:n1})");
    }

    private static (double P50, double P99, double Wall99) Overall(IEnumerable<AnswerTimes> kinds)
    {
        var all = kinds.ToList();
        return (all.Average(kind => kind.Cpu.P50), all.Max(kind => kind.Cpu.P99), all.Max(kind => kind.Wall.P99));
    }

    private static string Ratio(SearchFigures one, SearchFigures ours, Func<SearchFigures, double> figure) =>
        one == ours ? "" : Text($" (× {figure(one) / figure(ours):n1})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Row(string name, IEnumerable<string> cells) => Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
}
