using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Blog.Engine.Content;
using Markdig;

namespace Blog.Tests.Markup;

/// <summary>The 652 examples of CommonMark 0.31.2 (spec.commonmark.org), read from its specification.</summary>
public sealed partial class CommonMarkTests
{
    [Fact]
    public void Every_example_renders_as_specified_without_extensions()
    {
        var pipeline = new MarkdownPipelineBuilder().Build();
        var differing = Examples().Where(example => Normal(Markdown.ToHtml(example.Markdown, pipeline)) != Normal(example.Html)).Select(example => example.Number);

        Assert.Empty(differing);
    }

    [Fact]
    public void The_dialect_differs_only_where_a_reason_is_given()
    {
        var rendering = new Rendering { EverythingExists = true };
        var frontMatter = FrontMatter.Empty with { Title = "title of the page" };
        var differing = Examples()
            .Where(example => Canonical(rendering.Render(example.Markdown, frontMatter).Html) != Canonical(example.Html))
            .Select(example => example.Number)
            .ToHashSet();

        AssertNone("these examples have no reason", differing.Except(Reasons.Keys));
        AssertNone("these examples render as specified: take them off the list", Reasons.Keys.Except(differing));
    }

    private static void AssertNone(string what, IEnumerable<int> examples) =>
        Assert.True(!examples.Any(), $"{what}: {string.Join(", ", examples.Order())}");

    /// <summary>The examples that the dialect renders otherwise, each with the reason. The list may only become shorter.</summary>
    private static Dictionary<int, string> Reasons { get; } = ReasonsByKind().SelectMany(kind => kind.Examples.Select(number => (number, kind.Reason))).ToDictionary();

    private static IEnumerable<(string Reason, int[] Examples)> ReasonsByKind()
    {
        yield return ("raw tags are balanced within their block", [148, 150, 187, 344, 476, 477, 494, 616, 630, 631, 642, 643]);
        yield return ("what is no element of HTML is shown as text, and so is a tag that does not end", [156, 157, 158, 163, 201, 491, 524, 536, 613, 614, 615, 617, 623]);
        yield return ("scripts and style sheets are taken out", [170, 172, 173, 176, 178]);
        yield return ("comments are taken out", [177, 179, 183, 308, 309, 625, 626]);
        yield return ("declarations and processing instructions are shown as text", [180, 182, 627, 628, 629]);
        yield return ("double brackets are wiki links", [548, 590]);
        yield return ("an image alone with a title is a figure", [572, 573, 576, 577, 584, 585, 586, 588, 589, 591]);
        yield return ("an address in angle brackets whose scheme could run something is shown as text", [598, 599, 601]);
        yield return ("bare web addresses are links", [602, 608, 611]);
    }

    private static List<Example> Examples()
    {
        var text = File.ReadAllText(Shared.Path("corpora", "suites", "markdig", "src", "Markdig.Tests", "Specs", "CommonMark.md")).ReplaceLineEndings("\n");
        var examples = Fence().Matches(text).Select((match, index) => new Example(index + 1, Tabs(match.Groups["markdown"].Value), Tabs(match.Groups["html"].Value))).ToList();
        Assert.Equal(652, examples.Count);
        return examples;
    }

    private static string Tabs(string text) => text.Replace('→', '\t');

    private static string Normal(string html) => AroundTags().Replace(html.Trim(), "$1");

    /// <summary>
    /// What a browser makes of the HTML, without what the dialect adds on purpose to every heading, link, image and table: ids, anchors, <c>rel</c>,
    /// lazy loading, and one level for headings. Addresses are compared decoded.
    /// </summary>
    private static string Canonical(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        foreach (var anchor in body.QuerySelectorAll("a.heading-anchor").ToList()) anchor.Remove();
        foreach (var element in body.QuerySelectorAll("[id],[rel],[loading],[decoding],[referrerpolicy]"))
        {
            foreach (var name in (string[])["rel", "loading", "decoding", "referrerpolicy"]) element.RemoveAttribute(name);
            if (element.LocalName is ['h', >= '1' and <= '6']) element.RemoveAttribute("id");
        }
        foreach (var link in body.QuerySelectorAll("[href],[src]"))
        {
            var name = link.HasAttribute("href") ? "href" : "src";
            link.SetAttribute(name, Uri.UnescapeDataString(link.GetAttribute(name)!));
        }
        return Headings().Replace(Normal(body.InnerHtml), "$1h");
    }

    [GeneratedRegex(@"^`{32} example\n(?<markdown>.*?)^\.\n(?<html>.*?)^`{32}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s*(</?(?:p|div|ul|ol|li|blockquote|pre|table|thead|tbody|tr|th|td|h\d|hr|section|figure|dl|dt|dd)\b[^>]*>)\s*")]
    private static partial Regex AroundTags();

    [GeneratedRegex(@"(</?)h[1-6](?=>)")]
    private static partial Regex Headings();

    private sealed record Example(int Number, string Markdown, string Html);
}
