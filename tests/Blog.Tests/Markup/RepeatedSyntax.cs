using System.Text;

namespace Blog.Tests.Markup;

/// <summary>Every opener and closer of the dialect, again and again: alone, one kind after another, and by turns. What a parser does not bound shows here.</summary>
internal static class RepeatedSyntax
{
    private const string End = "末尾";

    private static readonly string[] Inline =
    [
        "*", "**", "_", "~~", "==", "^", "~", "++", "`", "``", "$", "$$", "\\(", "\\)", "\\[", "[", "]", "![", "](", "](a", "[a](", "[a](b", "[a][", "[[", "[[a|", "![[", "[^", "[^a]", "^[", "[@a", "@a ", "[@a; ",
        "<", "<a ", "<i>", "</b>", "<b></i>", "<i a=\"", "<i a='", "<img src=\"a\">", "<svg>", "<script>", "<!--", "-->", "<?", "<!A", "<![CDATA[", "<https://a", "<a@b", "&", "&#", "&amp", "\\", "{", "{.a", "{{<", "{{", "{%", "%%", "{#a", "^a", ":a:",
        "https://a.b", "https://a.b)", "https://a.b(", "www.a.b", "a@b.c", "mailto:a@b.c", "|", "\"", "(", ")", "'", "{{ 'a' | ", "注：", "\\label{a}", "\\eqref{a}", "a_", "a*", "a ",
    ];

    private static readonly string[] Lines =
    [
        "> ", "- ", "* a", "1. ", "1) a", "1）a", "- [ ] a", "# a", "####### a", "a\n===", "a\n---", "---", "```", "````", "~~~", "```js", "    a", "\ta", "::: a", ":::: tip", ":::", "::: tabs", "@tab a", "== a", "=== \"a\"", "!!! note", "??? note \"a\"", "> [!note]", "$$", "$$ a $$", "\\[", "\\]",
        "\\begin{align}", "\\end{align}", "<div>", "</div>", "</b>", "<details>", "<summary>", "<!-- more -->", "<!--", "<pre>", "<script>", "<table><tr><td>", "|a|", "|-|", "|a|\n|-|", "+---+", "| a |", "a\n: b", ": b", "[a]: b", "[a]:", "[^a]: b", "*[A]: b", "^a", "a ^a", "![[a]]", "![a](a.png)", "[TOC]", "{% raw %}", "{.a}", "Table: a", "%%",
    ];

    /// <summary>Each opener by itself, in a line, with spaces, in lines and in paragraphs.</summary>
    public static IEnumerable<(string Name, Func<int, string> Text)> Singles =>
    [
        .. Inline.SelectMany(opener => new[] { Repeated(opener, ""), Repeated(opener, " "), Repeated(opener, "\n"), Repeated(opener, "a\n\n") }),
        .. Lines.SelectMany(opener => new[] { Repeated(opener, "\n"), Repeated(opener, "\n\n"), Indented(opener) }),
    ];

    /// <summary>Each opener behind and beside each other one.</summary>
    public static IEnumerable<(string Name, Func<int, string> Text)> Pairs =>
        from first in Inline.Select(opener => (Opener: opener, Between: "")).Concat(Lines.Select(opener => (Opener: opener, Between: "\n")))
        from second in Inline.Select(opener => (Opener: opener, Between: "")).Concat(Lines.Select(opener => (Opener: opener, Between: "\n")))
        where first != second
        from pair in new[] { After(first, second), Mixed(first, second) }
        select pair;

    private static (string, Func<int, string>) Repeated(string opener, string between) =>
        ($"{Shown(opener + between)} ×n", count => Times(opener + between, count) + Last);

    private static (string, Func<int, string>) Indented(string opener) =>
        ($"{Shown(opener)} indented further and further", count => string.Concat(Enumerable.Range(0, int.Min(count, 600)).Select(depth => new string(' ', depth * 2 % 800) + opener + "\n")) + "\n" + End);

    private static (string, Func<int, string>) After((string Opener, string Between) first, (string Opener, string Between) second) =>
        ($"{Shown(first.Opener + first.Between)} ×n, {Shown(second.Opener + second.Between)} ×n", count => Times(first.Opener + first.Between, count) + Times(second.Opener + second.Between, count) + Last);

    private static (string, Func<int, string>) Mixed((string Opener, string Between) first, (string Opener, string Between) second) =>
        ($"{Shown(first.Opener + first.Between + second.Opener + second.Between)} ×n", count => Times(first.Opener + first.Between + second.Opener + second.Between, count) + Last);

    private const string Last = "\n\n" + End;

    private static string Shown(string text) => text.Replace("\n", "⏎", StringComparison.Ordinal).Replace("\t", "→", StringComparison.Ordinal);

    private static string Times(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
