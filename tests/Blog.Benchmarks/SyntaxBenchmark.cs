using Blog.Tests;
using Blog.Tests.Markup;

namespace Blog.Benchmarks;

/// <summary>Every opener of the dialect 20,000 times, alone and with every other: what a post of it costs to read and to render, by the clock of the thread. Prints what is over the bound.</summary>
internal static class SyntaxBenchmark
{
    private const double Bound = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <param name="count">How often each opener stands.</param>
    /// <param name="every">Takes each so many-th pair.</param>
    /// <param name="only">Takes those whose name holds it.</param>
    public static bool Run(int count, int every, string only)
    {
        var inputs = RepeatedSyntax.Singles.Concat(RepeatedSyntax.Pairs.Where((_, index) => index % every == 0)).Where(input => input.Name.Contains(only, StringComparison.Ordinal)).ToList();
        var costs = new List<double>();
        var trouble = 0;
        foreach (var (name, text) in inputs)
        {
            var result = Measure(text(count));
            costs.Add(result.Seconds);
            if (result.Seconds <= Bound && result.Trouble is null) continue;
            trouble++;
            Console.WriteLine($"{name}: {result.Seconds:n2} s {result.Trouble}");
        }
        costs.Sort();
        Console.WriteLine($"{inputs.Count:n0} inputs: median {costs[costs.Count / 2]:n3} s, 99 % {costs[costs.Count * 99 / 100]:n2} s, most {costs[^1]:n2} s; {trouble} over the bound or without their last word");
        return trouble == 0;
    }

    private static (double Seconds, string? Trouble) Measure(string markdown)
    {
        var (seconds, trouble) = (Patience.TotalSeconds, (string?)"never ends");
        var thread = new Thread(() => (seconds, trouble) = Cost(markdown)) { IsBackground = true };
        thread.Start();
        thread.Join(Patience);
        return (seconds, trouble);
    }

    private static (double, string?) Cost(string markdown)
    {
        var start = ThreadClock.Elapsed;
        var rendering = new Rendering();
        rendering.Read(markdown);
        var html = rendering.Html(markdown);
        return ((ThreadClock.Elapsed - start).TotalSeconds, html.Contains("末尾", StringComparison.Ordinal) ? null : "without its last word");
    }
}
