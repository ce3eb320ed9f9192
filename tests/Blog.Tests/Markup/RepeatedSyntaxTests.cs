namespace Blog.Tests.Markup;

/// <summary>
/// What a post costs is bounded, whatever is repeated in it: by the clock of the thread, which stands still while others work. All pairs are measured in tests/Blog.Benchmarks (<c>syntax</c>).
/// </summary>
public sealed class RepeatedSyntaxTests
{
    private const int Count = 20_000;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(4); // 2 s of a quiet machine; caches are shared with whatever runs beside

    private static readonly Dictionary<string, Func<string>> Known = new()
    {
        ["start tags, then other end tags"] = () => Times("<i>", 30_000) + Times("</b>", 60_000) + "\n\n末尾",
        ["blocks, then end tags without a start"] = () => Times("<div>", 30_000) + Times("</b>", 60_000) + "\n\n末尾",
        ["dollars in paragraphs of their own"] = () => Times("$a\n\n", Count) + "末尾",
        ["lines that lazily go on in a quote, like lines below headings"] = () => Times("> [!note]\n", Count) + Times("a\n===\n", Count) + "\n末尾",
        ["containers within containers"] = () => Times("::: a\n", Count) + "\n末尾",
    };

    public static TheoryData<string> Names => [.. Known.Keys, .. Sample.Keys];

    /// <summary>Neighbours in the table are of one kind, so a sample of it has every kind.</summary>
    private static Dictionary<string, Func<int, string>> Sample { get; } =
        RepeatedSyntax.Singles.Where((_, index) => index % 6 == 0).Concat(RepeatedSyntax.Pairs.Where((_, index) => index % 900 == 7)).DistinctBy(input => input.Name).ToDictionary(input => input.Name, input => input.Text);

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_repeated_costs_no_more_than_its_bound_and_the_last_word_is_shown(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the clock of a thread is Linux's");
        var markdown = Known.TryGetValue(name, out var text) ? text() : Sample[name](Count);
        var rendering = new Rendering();
        var start = ThreadClock.Elapsed;

        rendering.Read(markdown);
        var html = rendering.Html(markdown);

        Assert.InRange(ThreadClock.Elapsed - start, TimeSpan.Zero, Bound);
        Assert.Contains("末尾", html, StringComparison.Ordinal);
    }

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
