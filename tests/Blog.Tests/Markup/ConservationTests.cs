using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using CsCheck;

namespace Blog.Tests.Markup;

/// <summary>The law: every Han character and every Latin word of a source that is not syntax is in the visible text of the page.</summary>
public sealed partial class ConservationTests
{
    private static readonly Gen<string> Word = Gen.OneOf(
        "机器学习", "「引文」", "注意力，", "编码器。", "gradient", "Transformer", "C++", "的", "（甲）", "“乙”", "x", "42", "Ünïcode", "한국어", "עברית", "😀", "ﷺ", "a_b", "http", "&", "<", ">", "a<b", "价格$5");

    private static readonly Gen<string> Mark = Gen.OneOf(
        "**", "*", "_", "`", "~~", "==", "$", "$$", "[", "]", "](", ")", "![", "[[", "]]", "![[", "[^", "]:", "|", "\\", "<b>", "</b>", "<div>", "</div>", "<T>", "<!--注-->", "^[", "{", "}", "{#", ":",
        "\\(", "\\)", "\\[", "\\]", "\\begin{aligned}", "\\end{aligned}", "#", "https://example.com/", "&amp;", "  ", "）", "1）", "1、", "「", "」", "@", "[@", "{#fig:a}", "@fig:a", "[-@eq:b]", "[@甲 乙; @丙]");

    private static readonly Gen<string> Start = Gen.OneOf(
        "", "", "", "# ", "## ", "> ", "> [!note] ", "> [!tip]- ", "- ", "1. ", "1）", "2）", "    ", "  ", "::: tip ", ":::", "!!! note ", "??? tip ", "$$", "[^1]: ", ": ", "| ", "---", "```", "```math", "~~~ python ", "<details>", "</details>", "\\[", "\\]", "+---+", "- [ ] ", "=== ", "Table: ", "表：", "::: bibliography ");

    private static readonly Gen<string> Line = Gen.Select(Start, Gen.OneOf(Word, Word, Mark).Array[0, 8], (start, parts) => start + string.Join("", parts));

    private static readonly Gen<string> Table = Gen.OneOf(Word, Mark.Where(mark => mark.Trim().Length == mark.Length)).Array[2, 6].Select(cells => $"| {string.Join(" | ", cells)} |\n|---|---|\n| {string.Join(" | ", cells)} |\n");

    private static readonly Gen<string> Document = Gen.OneOf(Line, Line, Line, Line, Line, Table).Array[0, 12].Select(lines => string.Join("\n", lines.Select((line, i) => i % 3 == 2 ? line + "\n" : line)));

    [Fact]
    public void No_word_of_a_generated_document_is_lost() =>
        Document.Sample(document => Assert.Equal([], Lost(document)), iter: 3000);

    [Fact]
    public void A_generated_document_is_read_and_rendered_without_failure() =>
        Document.Sample(
            document =>
            {
                var rendering = new Rendering(new MarkupSettings { TrustHtml = false });
                Assert.DoesNotContain("<script", rendering.Render(document).Html, StringComparison.OrdinalIgnoreCase);
                Assert.NotNull(rendering.Read(document).Lead);
            },
            iter: 1000);

    /// <summary>What is syntax by the dialect's own rules, and may go: comments, definitions of links and abbreviations, labels of footnotes, the words of markers.</summary>
    private static List<string> Lost(string document)
    {
        var rendering = new Rendering { EverythingExists = true };
        var body = rendering.Render(document, FrontMatter.Empty with { Title = "-" });
        return VisibleWords.Lost(Syntax().Replace(document, " "), VisibleWords.OfHtml(body.Html));
    }

    [GeneratedRegex(@"<!--[\s\S]*?-->|</?\w+(?:\s+[A-Za-z0-9_:.-]+(?:\s*=\s*[^\s<>]+)?)*\s*/?>|\[!\w+\]|^\W*(?:```|~~~).*|^\W*:::+\s*\{?\w*|^\W*(?:!!!|\?\?\?\+?)\s*\w*|^\*\[.*|&amp;|\{#\S*|\[\^[^\s\[\]]+\]:?|\\(?:begin|end)\{aligned\}|^[ >]*\[(?!\^[^\]])[^\]]*\]:.*", RegexOptions.Multiline)]
    private static partial Regex Syntax();
}
