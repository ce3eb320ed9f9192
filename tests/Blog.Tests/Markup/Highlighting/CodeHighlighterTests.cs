using System.Text.RegularExpressions;
using Blog.Engine.Markup.Syntax.Highlighting;
using Blog.Tests.Markup.Scripting;
using CsCheck;

namespace Blog.Tests.Markup.Highlighting;

public sealed partial class CodeHighlighterTests
{
    private static readonly CodeHighlighter Highlighter = TestScripts.Shared.Code;

    [Theory]
    [InlineData("py", "python")]
    [InlineData("Python", "python")]
    [InlineData("python3", "python")]
    [InlineData("c++", "cpp")]
    [InlineData("C#", "csharp")]
    [InlineData("sh", "bash")]
    [InlineData("zsh", "bash")]
    [InlineData("js", "javascript")]
    [InlineData("ts", "typescript")]
    [InlineData("tsx", "typescript")]
    [InlineData("yml", "yaml")]
    [InlineData("toml", "ini")]
    [InlineData("tex", "latex")]
    [InlineData("html", "xml")]
    [InlineData("vue", "xml")]
    [InlineData("golang", "go")]
    [InlineData("rs", "rust")]
    [InlineData("docker", "dockerfile")]
    [InlineData("asm", "x86asm")]
    [InlineData("matlab", "matlab")]
    [InlineData("jsonc", "json")]
    [InlineData("mysql", "sql")]
    [InlineData("objc", "objectivec")]
    [InlineData("ps1", "powershell")]
    [InlineData("hs", "haskell")]
    public void Languages_go_by_the_names_that_authors_use(string name, string canonical)
    {
        var code = Highlighter.Highlight("x = 1", name);

        Assert.Equal((canonical, HighlightOutcome.Highlighted), (code.Language, code.Outcome));
    }

    [Fact]
    public void Code_is_coloured_by_classes()
    {
        var code = Highlighter.Highlight("def f():\n    return 'x<y'", "py");

        Assert.Equal(
            ["<span class=\"hljs-keyword\">def</span> <span class=\"hljs-title function_\">f</span>():", "    <span class=\"hljs-keyword\">return</span> <span class=\"hljs-string\">&#x27;x&lt;y&#x27;</span>"],
            code.Lines);
    }

    [Fact]
    public void A_string_over_several_lines_is_a_string_on_each()
    {
        var code = Highlighter.Highlight("s = \"\"\"a\nb\n\"\"\"", "python");

        Assert.Equal(3, code.Lines.Length);
        Assert.Equal("<span class=\"hljs-string\">b</span>", code.Lines[1]);
    }

    [Theory]
    [InlineData("nosuchlanguage", HighlightOutcome.UnknownLanguage)]
    [InlineData("constructor", HighlightOutcome.UnknownLanguage)]
    [InlineData("__proto__", HighlightOutcome.UnknownLanguage)]
    [InlineData("text", HighlightOutcome.Plain)]
    [InlineData("", HighlightOutcome.Plain)]
    [InlineData(null, HighlightOutcome.Plain)]
    public void Without_a_known_language_code_is_plain_and_whole(string? language, HighlightOutcome outcome)
    {
        var code = Highlighter.Highlight("<a & b>\n", language);

        Assert.Equal(["&lt;a &amp; b&gt;", ""], code.Lines);
        Assert.Equal((null, outcome), (code.Language, code.Outcome));
    }

    public static TheoryData<string, string, string> Hostile => new()
    {
        { "160 KB of bad HTML", "html", string.Concat(Enumerable.Repeat("<div class='a<b =<!-- </ <script>", 5000)) },
        { "open comments", "c", string.Concat(Enumerable.Repeat("/*", 50_000)) },
        { "one long line", "js", new string('(', 190_000) },
        { "nested templates", "js", string.Concat(Enumerable.Repeat("`${", 30_000)) },
        { "backslashes", "bash", new string('\\', 100_000) },
        { "quotes", "markdown", string.Concat(Enumerable.Repeat("*_`[", 20_000)) },
        { "lone surrogates", "python", "x = '\ud800' # \udc00" },
        { "nulls", "python", "x\0y\u0001" },
        { "Han, RTL, emoji", "python", "# 中文 עברית 🎉\nprint('中文')" },
        { "closing tags", "python", "</span></code></pre><script>alert(1)</script>" },
        { "empty", "python", "" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void Hostile_code_keeps_its_text_and_stays_text(string name, string language, string source)
    {
        _ = name;
        var code = Highlighter.Highlight(source, language);

        Assert.Equal(Visible(source), Text(code));
        Assert.All(code.Lines, line => Assert.Equal(Opening().Count(line), Closing().Count(line)));
    }

    [Fact]
    public void Any_code_keeps_its_text_line_by_line()
    {
        var piece = OneOf("\"\"\"", "'", "#", "\n", "def f(x):", "<a>", "&amp;", "中", "{", "}", "f\"{x}\"", "/*", "*/", "`", "\\", " ", "\t", "🎉");
        var language = OneOf("python", "js", "html", "cpp", "bash", "markdown", "yaml", "latex", "rust");

        Gen.Select(piece.Array[0, 25], language, (pieces, name) => (Code: string.Concat(pieces), name)).Sample(sample =>
        {
            var code = Highlighter.Highlight(sample.Code, sample.name);
            return Text(code) == sample.Code && code.Lines.All(line => Opening().Count(line) == Closing().Count(line));
        }, iter: 300);
    }

    [Theory]
    [InlineData(CodeHighlighter.MaxLength + 1, 0)]
    [InlineData(0, CodeHighlighter.MaxLines)]
    public void A_block_over_the_limit_is_plain(int length, int lineEnds)
    {
        var code = Highlighter.Highlight(new string('x', length) + new string('\n', lineEnds), "python");

        Assert.Equal(HighlightOutcome.TooLarge, code.Outcome);
        Assert.Equal(lineEnds + 1, code.Lines.Length);
    }

    private static string Visible(string source) =>
        string.Concat(source.EnumerateRunes().Select(rune => rune.ToString()));

    // What a browser shows: tags away, entities decoded.
    private static string Text(HighlightedCode code) =>
        System.Net.WebUtility.HtmlDecode(Tag().Replace(string.Join('\n', code.Lines), ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<span ")]
    private static partial Regex Opening();

    [GeneratedRegex("</span>")]
    private static partial Regex Closing();

    private static Gen<string> OneOf(params string[] pieces) => Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]);
}
