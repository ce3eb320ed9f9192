using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Text;

/// <summary>Our own syntax, as docs/writing.md has it, for what other engines write in theirs.</summary>
internal static partial class Here
{
    /// <param name="kind">A word that names a kind of callout here.</param>
    /// <param name="fold"><c>+</c> open, <c>-</c> closed, or empty.</param>
    public static string Callout(string kind, string? title, string body, string fold = "") =>
        $"> [!{kind}]{fold}{(string.IsNullOrWhiteSpace(title) ? "" : " " + OneLine(title))}{(string.IsNullOrWhiteSpace(body) ? "" : "\n" + Quoted(body))}";

    /// <summary>A callout that is folded: what readers open to see.</summary>
    public static string Details(string? title, string body) => Callout("note", title ?? "…", body, "-");

    public static string Quote(string body, string? source = null) =>
        Quoted(body) + (string.IsNullOrWhiteSpace(source) ? "" : $"\n>\n> —— {OneLine(source)}");

    public static string Fence(string? language, string code, string? title = null, string marks = "")
    {
        var fence = new string('`', Math.Max(3, Backticks().Matches(code).Select(run => run.Length + 1).DefaultIfEmpty(3).Max()));
        var info = $"{language}{(string.IsNullOrWhiteSpace(title) ? "" : $" title=\"{OneLine(title).Replace('"', '\'')}\"")}{marks}".Trim();
        return $"{fence}{info}\n{code.Trim('\n')}\n{fence}";
    }

    public static string Image(string source, string? alt, string? caption = null, string? link = null)
    {
        var image = $"![{Label(alt ?? caption)}]({Destination(source)}{Title(caption)})";
        return string.IsNullOrWhiteSpace(link) ? image : $"[{image}]({Destination(link)})";
    }

    public static string Link(string? text, string address, string? title = null) =>
        string.IsNullOrWhiteSpace(text) ? $"<{Destination(address)}>" : $"[{Label(text)}]({Destination(address)}{Title(title)})";

    /// <summary>A set of tabs, each with its content indented.</summary>
    public static string Tabs(IEnumerable<(string Title, string Body)> tabs) =>
        string.Join("\n\n", tabs.Select((tab, index) => Tab(tab.Title, tab.Body, isFirst: index == 0)));

    /// <param name="isFirst">It begins a set, whatever stands above.</param>
    public static string Tab(string title, string body, bool isFirst = false) =>
        $"==={(isFirst ? "!" : "")} \"{OneLine(title).Replace('"', '\'')}\"\n\n{Indented(body.Trim('\n'))}";

    /// <summary>Tabs that are written already, as a set: the first says that a new one begins.</summary>
    public static string SetOfTabs(string tabs) => FirstTab().Replace(tabs, "===! \"", 1);

    public static string Formula(string tex) => $"$$\n{tex.Trim()}\n$$";

    /// <summary>An address as a link can hold it.</summary>
    public static string Destination(string address) => InAddress().Replace(address.Trim(), sign => Uri.EscapeDataString(sign.Value));

    /// <summary>The text of a link or an image: brackets that do not match would end it.</summary>
    private static string Label(string? text)
    {
        var line = OneLine(text ?? "");
        return line.Count(c => c == '[') == line.Count(c => c == ']') ? line : line.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
    }

    private static string Title(string? title) => string.IsNullOrWhiteSpace(title) ? "" : $" \"{OneLine(title).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Quoted(string body) => string.Join('\n', body.Trim('\n').TrimEnd().Split('\n').Select(line => line.Length == 0 ? ">" : "> " + line));

    private static string Indented(string body) => string.Join('\n', body.Split('\n').Select(line => line.Length == 0 ? "" : "    " + line));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("(?<=^\\s*)=== \"")]
    private static partial Regex FirstTab();

    [GeneratedRegex("`{3,}")]
    private static partial Regex Backticks();

    /// <summary>Signs that would end the address of a link.</summary>
    [GeneratedRegex(@"[\s()<>]")]
    private static partial Regex InAddress();
}
