using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Tests;
using Blog.Tests.Markup;

namespace Blog.Benchmarks;

/// <summary>
/// Changes the examples of the specifications at random — cut, joined, repeated, with marks thrown in — and asks of each page that it is made, in time, that nothing in it could
/// run, and that no Han character is lost. What breaks a law is made as short as it goes and printed; it becomes an example of its own.
/// </summary>
internal sealed partial class Fuzzer(int seed)
{
    private const double BoundSeconds = 2;

    private static readonly string[] Marks =
    [
        "**", "*", "_", "`", "```", "~~~", "~~", "==", "$", "$$", "[", "]", "](", ")", "![", "[[", "]]", "![[", "[^", "]:", "|", "|-|", "\\", "<b>", "</b>", "<div>", "<a href='", "<!--", "-->", "^[", "{", "}", "{#", ":",
        "\\(", "\\)", "\\[", "\\]", "\\begin{align}", "\\end{align}", "#", "> ", "- ", "1. ", "1）", ":::", "!!! note ", "\n", "\n\n", "    ", "\t", "\r", "\0", "\uD800", "\u3000", "\u200B", "https://a.b/", "&amp;", "&#0;", "{%", "%}", "{{<", "---", "===", "+--+", "字",
    ];

    private readonly Random random = new(seed);
    private readonly MarkdownEngine[] engines = [new(new()), new(new() { TrustHtml = false, MathInBackticks = true })];

    /// <summary>True when no law was broken.</summary>
    public bool Run(TimeSpan time)
    {
        var seeds = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Blog.Tests", "Specs"), "*.md").SelectMany(file => Example().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToList();
        var (tried, broken, start) = (0, new HashSet<string>(), ThreadClock.Elapsed);
        for (; ThreadClock.Elapsed - start < time; tried++)
        {
            var text = Mutated(seeds);
            if (Trouble(text) is not { } trouble || !broken.Add(trouble.Split(':')[0])) continue;
            Console.WriteLine($"{trouble}\n{Shortest(text, trouble.Split(':')[0])}\n----");
        }
        Console.WriteLine($"{tried:n0} documents from {seeds.Count} examples, seed {seed}: {broken.Count} laws broken");
        return broken.Count == 0;
    }

    private string Mutated(List<string> seeds)
    {
        var text = seeds[random.Next(seeds.Count)];
        for (var changes = random.Next(1, 8); changes > 0; changes--) text = Change(text, seeds[random.Next(seeds.Count)]);
        return text.Length > 20_000 ? text[..20_000] : text;
    }

    private string Change(string text, string other)
    {
        var (at, end) = Slice(text);
        return random.Next(7) switch
        {
            0 => text[..at] + text[end..],
            1 => text[..at] + other + text[at..],
            2 => text + "\n\n" + other,
            3 => text[..end] + text[at..],
            4 => string.Concat(Enumerable.Repeat(text[at..end], random.Next(2, 30))) + text[end..],
            _ => text[..at] + Marks[random.Next(Marks.Length)] + text[at..],
        };
    }

    private (int Start, int End) Slice(string text)
    {
        var (a, b) = (random.Next(text.Length + 1), random.Next(text.Length + 1));
        return (Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>The law that a text breaks, and how; null for none.</summary>
    private string? Trouble(string text)
    {
        try
        {
            var start = ThreadClock.Elapsed;
            var pages = engines.Select(engine => Render(engine, text)).ToList();
            if ((ThreadClock.Elapsed - start).TotalSeconds > BoundSeconds) return "too slow: " + (ThreadClock.Elapsed - start);
            return pages.Select(Runs).FirstOrDefault(found => found is not null) ?? Lost(text, pages[0]);
        }
        catch (Exception trouble)
        {
            return $"{trouble.GetType().Name}: {trouble.Message} {trouble.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Blog.Engine", StringComparison.Ordinal))?.Trim()}";
        }
    }

    private static string Render(MarkdownEngine engine, string text)
    {
        var body = new MarkdownBody(new SourceText(SitePath.From("post.md"), text), 0, FrontMatter.Empty with { Title = "-" });
        engine.Read(body);
        engine.Render(body, NoLinks.Instance, RenderTarget.Feed);
        return engine.Render(body, NoLinks.Instance, RenderTarget.Page).Html;
    }

    private static string? Runs(string html)
    {
        var page = new HtmlParser().ParseDocument($"<body>{html}</body>");
        if (page.QuerySelector("body script, body iframe, body object, body embed, body style") is { } element) return "could run: " + element.OuterHtml;
        var attribute = page.All.SelectMany(one => one.Attributes).FirstOrDefault(one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || (one.Name is "href" or "src" && one.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase)));
        return attribute is null ? null : $"could run: {attribute.Name}={attribute.Value}";
    }

    private static string? Lost(string text, string html) =>
        VisibleWords.LostFromPage(NotShown().Replace(text, " "), "", html).Where(word => word.Length == 1).ToList() is { Count: > 0 } lost ? $"lost: {string.Join(' ', lost)}" : null;

    private string Shortest(string text, string law)
    {
        for (var size = text.Length / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= text.Length;)
            {
                var shorter = text.Remove(at, size);
                if (Trouble(shorter)?.StartsWith(law, StringComparison.Ordinal) is true) text = shorter;
                else at += size;
            }
        }
        return text;
    }

    /// <summary>What an example may hold that no page shows: comments and scripts without an end, definitions whose word is nowhere, targets of links.</summary>
    [GeneratedRegex(@"<!--[\s\S]*?(?:-->|\z)|<(?:script|style)[\s\S]*|^\W*\*\[.*|^[^\n]*\]:.*|^[^\n]*\]\(.*|\[\[[^\n]*|<[^>]*>?|^[^\n]*(?:```|~~~|:::|!!!|\?\?\?).*", RegexOptions.Multiline)]
    private static partial Regex NotShown();

    [GeneratedRegex(@"^`{32} example\n(.*?)\n?^\.\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    private sealed class NoLinks : ILinkResolver
    {
        public static readonly NoLinks Instance = new();

        public LinkTarget? Resolve(SitePath from, LinkReference reference) => null;

        public MarkdownBody? Note(SitePath from, LinkReference reference) => null;

        public Bibliography? Bibliography(SitePath from) => null;

        public string? Text(SitePath file) => null;
    }
}
