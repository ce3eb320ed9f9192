using System.Text;

namespace Blog.Tests.Markup;

/// <summary>What a parser dreads, at any size. Each input ends with the word 末尾, which must be shown: nothing before it may cost it.</summary>
internal static class HostileInputs
{
    private const string End = "末尾";

    /// <summary>Bodies of about <paramref name="length"/> characters.</summary>
    public static IEnumerable<(string Name, Func<string> Markdown)> Bodies(int length) =>
        [.. Nesting(length), .. Inlines(length), .. Blocks(length), .. Mathematics(length), .. Html(length), .. Characters(length)];

    /// <summary>Whole sites of about <paramref name="length"/> characters, whose post <c>post.md</c> or <c>post.ipynb</c> ends with the word; files under <c>-- path --</c> headings.</summary>
    public static IEnumerable<(string Name, Func<string> Files)> Sites(int length) =>
    [
        ("notes that embed ten notes, six deep", () => Embeds(depth: 6, width: 10, note: "文")),
        ("long notes embedded 100 times", () => Embeds(depth: 1, width: 100, note: Repeat("段落 *强调* `代码`。\n\n", length / 2))),
        ("notes that embed each other", () => $"-- post.md --\n![[二]]\n\n{End}\n-- 二.md --\n![[post]]\n\n![[二]]\n"),
        ("one file included by every block", () => $"-- post.md --\n{Repeat("```python file=\"a.py\"\n```\n\n", length / 10)}\n{End}\n-- a.py --\n{Repeat("x = [i for i in range(10)]\n", 100_000)}"),
        ("aliases of aliases in front matter", () => $"-- post.md --\n---\na: &a [x,x,x,x,x,x,x,x,x]\n{string.Concat(Enumerable.Range(1, 9).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i - 1)}", 9))}]\n"))}---\n{End}\n"),
        ("front matter without an end", () => $"-- post.md --\n---\n{Repeat("title: 题\n", length)}\n{End}\n"),
        ("brackets in front matter", () => $"-- post.md --\n---\ntitle: 题\ntags: {Repeat("[", 60_000)}\n---\n{End}\n"),
        ("braces in front matter", () => $"-- post.md --\n---\ntitle: 题\nx: {Repeat("{a: ", 60_000)}\n---\n{End}\n"),
        ("indents in front matter", () => $"-- post.md --\n---\ntitle: 题\n{string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', depth) + "a:\n"))}---\n{End}\n"),
        ("brackets in JSON front matter", () => $"-- post.md --\n{{\"title\": \"题\", \"tags\": {Repeat("[", 60_000)}\n}}\n\n{End}\n"),
        ("brackets in TOML front matter", () => $"-- post.md --\n+++\ntitle = \"题\"\ntags = {Repeat("[", 60_000)}\n+++\n{End}\n"),
        ("back ticks in a notebook", () => $$"""-- post.ipynb --{{"\n"}}{"nbformat":4,"cells":[{"cell_type":"code","source":"{{Repeat("`", length)}}"},{"cell_type":"markdown","source":"{{End}}"}]}"""),
        ("cells of a notebook", () => $$"""-- post.ipynb --{{"\n"}}{"nbformat":4,"cells":[{{Repeat("""{"cell_type":"code","source":"x = 1","outputs":[{"text":"1"}]},""", length)}}{"cell_type":"markdown","source":"{{End}}"}]}"""),
        ("brackets in a notebook", () => $$"""-- post.ipynb --{{"\n"}}{"nbformat":4,"cells":[{{Repeat("[", 60_000)}}"""),
    ];

    private static IEnumerable<(string, Func<string>)> Nesting(int length) =>
    [
        ("quotes", () => Repeat(">", length) + " " + End),
        ("lists", () => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(depth => new string(' ', 2 * depth) + "- 项\n")) + "\n" + End),
        ("quotes and lists", () => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(depth => string.Concat(Enumerable.Repeat("> - ", depth / 4)) + "项\n")) + "\n" + End),
        ("callouts", () => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(length / 2)).Select(depth => Repeat("> ", 2 * depth) + "[!note] 题\n")) + "\n" + End),
        ("admonitions", () => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length / 2)).Select(depth => new string(' ', 4 * depth) + "!!! note\n")) + "\n" + End),
        ("containers", () => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(length)).Select(depth => new string(':', 3 + depth) + " tip\n")) + "\n" + End),
        ("emphasis in emphasis", () => Repeat("*a **b ", length) + Repeat("** c*", length / 10) + " " + End),
        ("brackets", () => Repeat("[", length) + End),
        ("brackets in brackets", () => Repeat("[", length / 2) + "a" + Repeat("]", length / 2) + End),
        ("links in links", () => Repeat("[a](", length) + End),
        ("links in links, spaced", () => Repeat("[a]( ", length) + End),
        ("images", () => Repeat("![", length) + End),
        ("images, spaced", () => Repeat("![a](b ", length) + End),
        ("wiki links", () => Repeat("[[", length) + End),
        ("embeds", () => Repeat("![[a|", length) + End),
        ("footnotes in footnotes", () => Repeat("^[", length) + End),
    ];

    private static IEnumerable<(string, Func<string>)> Inlines(int length) =>
    [
        ("emphasis", () => Repeat("*a ", length) + End),
        ("mixed emphasis", () => Repeat("*a**b==c~~", length) + End),
        ("emphasis of one length", () => Repeat("a**b", length) + Repeat("c* ", length) + End),
        ("back ticks", () => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(2 * length)).Select(ticks => new string('`', ticks) + " ")) + End),
        ("addresses", () => Repeat("https://a.b/", length) + " " + End),
        ("addresses apart", () => Repeat("https://a.b/c ", length) + End),
        ("www", () => Repeat("www.", length) + " " + End),
        ("mail", () => Repeat("a@", length) + " " + End),
        ("entities", () => Repeat("&a", length) + " " + End),
        ("escapes", () => Repeat(@"\", length) + " " + End),
        ("links", () => Repeat("[a](b) ", length) + End),
        ("links of one target", () => Repeat("[a](#b) ", length) + "\n\n## b\n\n" + End),
        ("wiki links to nowhere", () => Repeat("[[a#b|c]] ", length) + End),
        ("missing images", () => Repeat("![a](b.png) ", length) + End),
        ("images with spaces", () => Repeat("![a](a b.png)", length) + End),
        ("references to one definition", () => "[a]: /b\n\n" + Repeat("[a] ", length) + End),
        ("references to nothing", () => Repeat("[a][b] ", length) + End),
        ("footnote marks", () => Repeat("[^1]", length) + "\n\n[^1]: 注\n\n" + End),
        ("long lines", () => Repeat("字", length) + End),
        ("lines of one letter", () => Repeat("a\n", length) + End),
        ("abbreviations", () => string.Concat(Enumerable.Range(0, length / 40).Select(i => $"*[A{i}]: 释义{i}\n")) + "\n" + Repeat("A1 A22 A333 ", length / 2) + End),
        ("Liquid", () => Repeat("{% a ", length) + End),
        ("shortcodes", () => Repeat("{{< a ", length) + End),
        ("block names", () => Repeat("甲 ^a1\n\n", length) + End),
        ("colons and braces", () => Repeat("{: .a", length) + End),
        ("pipes", () => Repeat("|", length) + End),
        ("tildes and equals", () => Repeat("~~a==", length) + End),
    ];

    private static IEnumerable<(string, Func<string>)> Blocks(int length) =>
    [
        ("headings of one name", () => Repeat("## 同名\n\n", length) + End),
        ("headings", () => string.Concat(Enumerable.Range(0, length / 12).Select(i => $"## 标题{i}\n\n")) + End),
        ("table rows", () => "|a|b|c|\n|-|-|-|\n" + Repeat("|1|2|3|\n", length) + "\n" + End),
        ("table columns", () => Repeat("|a", length / 2) + "|\n" + Repeat("|-", length / 2) + "|\n\n" + End),
        ("square table", () => Square((int)Math.Sqrt(length / 2)) + "\n" + End),
        ("tables", () => Repeat("|a|\n|-|\n|1|\n\n", length) + End),
        ("short rows of a wide table", () => Repeat("|a", 4000) + "|\n" + Repeat("|-", 4000) + "|\n" + Repeat("|1|\n", length) + "\n" + End),
        ("grid table", () => Repeat("+---+\n| a |\n", length) + "+---+\n\n" + End),
        ("grid borders", () => Repeat("+---", length) + "+\n" + End),
        ("footnotes", () => string.Concat(Enumerable.Range(0, length / 24).Select(i => $"[^{i}]\n\n[^{i}]: 注\n\n")) + End),
        ("footnotes that nothing names", () => string.Concat(Enumerable.Range(0, length / 16).Select(i => $"[^{i}]: 注\n\n")) + End),
        ("definitions", () => string.Concat(Enumerable.Range(0, length / 16).Select(i => $"[a{i}]: /b{i}\n")) + "\n" + End),
        ("definition lists", () => Repeat("词\n:   义\n\n", length) + End),
        ("numbered lines", () => string.Concat(Enumerable.Range(1, length / 8).Select(i => $"{i}）项\n")) + "\n" + End),
        ("list items", () => Repeat("- 项\n", length) + "\n" + End),
        ("tasks", () => Repeat("- [ ] 项\n", length) + "\n" + End),
        ("code", () => "```python\n" + Repeat("x = [f(i) for i in range(10)]\n", length) + "```\n\n" + End),
        ("code blocks", () => Repeat("```js\nlet a = /[/]/.exec('a');\n```\n\n", length) + End),
        ("code blocks, all different", () => string.Concat(Enumerable.Range(0, length / 40).Select(i => $"```js\nlet a{i} = `x${{{i}}}`;\n```\n\n")) + End),
        ("code that highlights slowly", () => string.Concat(Enumerable.Range(0, 40).Select(i => $"```{(i % 2 == 0 ? "html" : "markdown")}\n{Repeat($"<a b{i}=\"*_[", Math.Min(150_000, length / 40))}\n```\n\n")) + End),
        ("code without an end", () => Repeat("~~~\n```\n", length) + "\n" + End),
        ("indented code", () => Repeat("    x\n\n", length) + End),
        ("thematic breaks", () => Repeat("---\n", length) + "\n" + End),
        ("underlined headings", () => Repeat("a\n=\n", length) + "\n" + End),
        ("paragraphs", () => Repeat("段落。\n\n", length) + End),
        ("diagrams", () => Repeat("```mermaid\ngraph TD; A-->B\n```\n\n", length) + End),
    ];

    private static IEnumerable<(string, Func<string>)> Mathematics(int length) =>
    [
        ("dollars", () => Repeat("$a ", length) + End),
        ("double dollars", () => Repeat("$$\n", length) + End),
        ("double dollars within lines", () => Repeat("a $$ b\n\n", length) + End),
        ("opened brackets", () => Repeat("\\[ a\n\n", length) + End),
        ("opened parentheses", () => Repeat("\\( a ", length) + End),
        ("environments", () => Repeat("\\begin{align}\n", length) + End),
        ("environments within lines", () => Repeat("a \\begin{align} ", length) + End),
        ("formulas", () => Repeat("$x_1$，", length) + End),
        ("formulas, all different", () => string.Concat(Enumerable.Range(0, length / 20).Select(i => $"$\\frac{{{i}}}{{x}}$，")) + End),
        ("labels", () => string.Concat(Enumerable.Range(0, length / 60).Select(i => $"$$ a_{i} \\label{{eq:{i}}} $$\n\n见 \\eqref{{eq:{i}}}\n\n")) + End),
        ("rows of an equation", () => "$$\\begin{align}\n" + Repeat(@"a &= b \\" + "\n", Math.Min(length, 16_000)) + "\\end{align}$$\n\n" + End),
        ("fractions in fractions", () => $"$${Repeat(@"\frac{a}{", Math.Min(length, 14_000))}b{Repeat("}", Math.Min(length, 14_000) / 9)}$$\n\n" + End),
        ("braces in braces", () => $"$${Repeat("{", Math.Min(length, 8_000))}{Repeat("}", Math.Min(length, 8_000))}$$\n\n" + End),
        ("roots in roots", () => string.Concat(Enumerable.Range(0, 50).Select(i => $"$${Repeat(@"\sqrt{", 1_200)}{i}{Repeat("}", 200)}$$\n\n")) + End),
        ("macros of macros", () => @"$$\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c\c\c}\d\d\d\d\d\d\d\d$$" + "\n\n" + End),
        ("a macro of itself", () => @"$$\def\a{\a\a}\a$$" + "\n\n" + End),
        ("large arrays", () => string.Concat(Enumerable.Range(0, 30).Select(i => $"$$\\begin{{matrix}}{Repeat($@"{i}&b&c\\", 15_000)}\\end{{matrix}}$$\n\n")) + End),
        ("long formulas", () => string.Concat(Enumerable.Range(0, Math.Max(1, length / 16_000)).Select(i => $"$${Repeat($"x^{{{i}}}_{{y}}+", 15_000)}1$$\n\n")) + End),
        ("large delimiters", () => string.Concat(Enumerable.Range(0, 30).Select(i => $"$${Repeat(@"\left(", 3_000)}{i}{Repeat(@"\right)", 3_500)}$$\n\n")) + End),
    ];

    private static IEnumerable<(string, Func<string>)> Html(int length) =>
    [
        ("tags", () => Repeat("<b>", length) + End),
        ("tags apart", () => Repeat("<b> a\n\n", length) + End),
        ("open tags", () => Repeat("<a b=\"", length) + End),
        ("open single quotes", () => Repeat("<a b='", length) + End),
        ("angle brackets", () => Repeat("<", length) + End),
        ("angle brackets and letters", () => Repeat("<a ", length) + End),
        ("blocks of HTML", () => Repeat("<div>\n", length) + End),
        ("blocks of HTML, blank lines between", () => Repeat("<div>\n\n", length) + End),
        ("comments", () => Repeat("<!-- ", length) + End),
        ("comments within lines", () => Repeat("a <!-- ", length) + End),
        ("declarations", () => Repeat("a <!A ", length) + End),
        ("instructions", () => Repeat("a <? ", length) + End),
        ("character data", () => Repeat("a <![CDATA[ ", length) + End),
        ("attributes", () => "<p " + Repeat("a=b ", length) + ">" + End + "</p>"),
        ("end tags", () => Repeat("</b>", length) + End),
        ("scripts", () => Repeat("<script>", length) + "</script>\n\n" + End),
        ("raw images", () => Repeat("<img src=\"a.png\">", length) + End),
        ("details", () => Repeat("<details>\n<summary>题</summary>\n\n", length) + End),
    ];

    private static IEnumerable<(string, Func<string>)> Characters(int length) =>
    [
        ("control characters", () => Repeat("\0\u0001\u200B\uFEFF\u202E", length) + " " + End),
        ("lone surrogates", () => Repeat("\uD800a\uDC00", length) + " " + End),
        ("carriage returns", () => "# 一\r\n\r\n- 二\r\n" + Repeat("- 三\r", length) + "- 末尾\r"),
        ("combining marks", () => "a" + Repeat("\u0301", length) + " " + End),
        ("tabs", () => Repeat("\t", length) + "\n\n" + End),
        ("spaces", () => Repeat(" ", length) + "\n\n" + End),
        ("spaces within lines", () => "a" + Repeat(" ", length) + "b\n\n" + End),
        ("blank lines", () => Repeat("\n", length) + End),
        ("emoji", () => Repeat("👩‍👩‍👧", length) + End),
        ("nothing", () => End),
    ];

    private static string Square(int side) =>
        Repeat("|a", 2 * side) + "|\n" + Repeat("|-", 2 * side) + "|\n" + string.Concat(Enumerable.Repeat(Repeat("|1", 2 * side) + "|\n", side));

    private static string Embeds(int depth, int width, string note)
    {
        var files = new StringBuilder().Append("-- post.md --\n");
        for (var level = 0; level <= depth; level++)
        {
            if (level > 0) files.Append("-- 层").Append(level).Append(".md --\n").Append(note).Append("\n\n");
            if (level < depth) files.Insert(files.Length, $"![[层{level + 1}]]\n\n", width);
            if (level == 0) files.Append(End).Append('\n');
        }
        return files.ToString();
    }

    /// <summary>The pattern again and again, up to a length.</summary>
    private static string Repeat(string pattern, int length) => new StringBuilder(length).Insert(0, pattern, Math.Max(1, length / pattern.Length)).ToString();
}
