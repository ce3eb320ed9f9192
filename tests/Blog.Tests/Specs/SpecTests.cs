using System.Text.RegularExpressions;
using Blog.Tests.Markup;

namespace Blog.Tests.Specs;

/// <summary>
/// Runs every example of the specifications beside this file. An example is a fence of 32 backticks with the word <c>example</c>:
/// the Markdown, a line with a dot, the HTML. <c>→</c> stands for a tab. The posts <c>笔记</c> and <c>other.md</c> and the images <c>图.png</c>, <c>a b.png</c> and <c>x.png</c> exist, and a bibliography with <c>breiman2001</c> and <c>zhou2016</c>.
/// </summary>
public sealed partial class SpecTests
{
    private const string References = """
        @article{breiman2001, author = {Breiman, Leo}, title = {Random Forests}, journal = {Machine Learning}, year = 2001, volume = 45, number = 1, pages = {5--32}}
        @book{zhou2016, author = {周志华}, title = {机器学习}, address = {北京}, publisher = {清华大学出版社}, year = 2016}
        """;

    public static TheoryData<string, int> Examples() =>
        [.. Files().SelectMany(file => Read(file).Select(example => new TheoryDataRow<string, int>(file, example.Line) { TestDisplayName = $"{file}:{example.Line}" }))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_renders_as_its_specification_says(string file, int line)
    {
        var example = Read(file).Single(example => example.Line == line);
        var rendering = new Rendering { Existing = ["笔记", "other.md", "图.png", "a b.png", "x.png"], Notes = { ["笔记"] = "开头。\n\n## 节\n\n见 [[#节]]。\n\n重要的一段。 ^abc\n\n## 另一节\n\n末尾。" }, References = References };

        Assert.Equal(example.Html, Normal(rendering.Html(example.Markdown)));
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Specs");

    private static List<Example> Read(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        return [.. Fence().Matches(text).Select(match => new Example(
            text[..match.Index].Count(c => c == '\n') + 1,
            match.Groups["markdown"].Value.Replace('→', '\t'),
            Normal(match.Groups["html"].Value.Replace('→', '\t'))))];
    }

    /// <summary>White space between blocks is not compared.</summary>
    private static string Normal(string html) => BetweenBlocks().Replace(html.Trim(), "$1");

    [GeneratedRegex(@"^`{32} example\n(?<markdown>.*?)\n?^\.\n(?<html>.*?)^`{32}$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\n+(</?[a-z])")]
    private static partial Regex BetweenBlocks();

    private sealed record Example(int Line, string Markdown, string Html);
}
