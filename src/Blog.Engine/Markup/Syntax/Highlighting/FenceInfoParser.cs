using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>Reads the words behind a fence in the dialects of Docusaurus, VitePress, Hugo, Hexo, MkDocs, Pandoc and Qiita.</summary>
public static partial class FenceInfoParser
{
    public static FenceInfo Parse(string? info)
    {
        if (string.IsNullOrWhiteSpace(info)) return FenceInfo.None;
        var (language, rest) = SplitLanguage(Named(info.Trim()));
        return WithDiff(WithTitle(Words(rest).Aggregate(WithLanguage(FenceInfo.None, language), Apply)));
    }

    /// <summary>Names of two words, as editors of other sites offer them, as one.</summary>
    private static string Named(string info) => TwoWords().Replace(info, match => match.Value.ToLowerInvariant() switch
    {
        "plain text" or "plaintext file" => "text",
        "shell script" or "shell session" => "shell",
        "batch file" or "windows batch" => "dos",
        "objective c" => "objectivec",
        "visual basic" => "vbnet",
        "emacs lisp" or "common lisp" => "lisp",
        "protocol buffers" => "protobuf",
        "vim script" => "vim",
        "c sharp" => "csharp",
        _ => "cpp",
    });

    private static (string Language, string Remainder) SplitLanguage(string info)
    {
        var end = info.AsSpan().IndexOfAny(" \t{[");
        var word = end < 0 ? info : info[..end];
        return word.Contains('=', StringComparison.Ordinal) && !word.Contains(':', StringComparison.Ordinal) ? ("", info) : (word, end < 0 ? "" : info[end..]);
    }

    // "ts:line-numbers", "ts:line-numbers=2" (VitePress), "ruby:app.rb" (Qiita); "language-js", ".js" (Pandoc)
    private static FenceInfo WithLanguage(FenceInfo info, string word)
    {
        var name = word.Split(':', 2);
        var language = name[0].ToLowerInvariant().TrimStart('.');
        if (language.StartsWith("language-", StringComparison.Ordinal)) language = language["language-".Length..];
        info = info with { Language = language is "" ? null : language };
        if (name.Length == 1 || name[1] is "") return info;
        return name[1].Split('=') switch
        {
            ["line-numbers"] => info with { ShowLineNumbers = true },
            ["line-numbers", var first] => Apply(info, ("linenostart", first)) with { ShowLineNumbers = true },
            ["no-line-numbers"] => info,
            _ => info with { Title = name[1] },
        };
    }

    /// <summary>Words that ask for nothing are the title, as Hexo has it (<c>```js 一个例子</c>), or part of a file's name with spaces.</summary>
    private static FenceInfo WithTitle(FenceInfo info) =>
        info.Words.IsEmpty ? info
        : info.Title is null ? info with { Title = string.Join(' ', info.Words) }
        : info with { Unknown = [.. info.Unknown, .. info.Words] };

    private static FenceInfo WithDiff(FenceInfo info) =>
        info.Language?.StartsWith("diff-", StringComparison.Ordinal) is true ? info with { Language = "diff", DiffLanguage = info.Language["diff-".Length..] } : info;

    private static IEnumerable<(string Name, string? Value)> Words(string text) =>
        Word().Matches(text).SelectMany(match => match.Groups["group"] is { Success: true } group
            ? InBraces(group.Value)
            : match.Groups["title"] is { Success: true } title ? [("title", title.Value)] : [(match.Groups["name"].Value, ValueOf(match))]);

    private static IEnumerable<(string Name, string? Value)> InBraces(string text) =>
        LineSet.TryParse(text, out _) ? [("mark", text)] : Words(text);

    private static string? ValueOf(Match match) => match.Groups["value"] is { Success: true } value ? value.Value.Trim('"', '\'', '{', '}') : null;

    private static FenceInfo Apply(FenceInfo info, (string Name, string? Value) word) => (word.Name.ToLowerInvariant(), word.Value) switch
    {
        ("title" or "filename" or "name" or "caption" or "label", { } title) => info with { Title = title },
        ("file" or "include" or "src", { } file) => info with { File = file },
        ("lang" or "language", { } language) when info.Language is "diff" => info with { DiffLanguage = language },
        ("lang" or "language", { } language) => info with { Language = language },
        ("mark" or "hl_lines" or "highlight" or "highlightlines" or "hl" or "data-line" or "emphasize-lines", { } lines) when LineSet.TryParse(lines, out var set) => info with { Marked = info.Marked.Union(set) },
        ("ins" or "add" or "added", { } lines) when LineSet.TryParse(lines, out var set) => info with { Inserted = set },
        ("del" or "remove" or "removed", { } lines) when LineSet.TryParse(lines, out var set) => info with { Deleted = set },
        ("focus", { } lines) when LineSet.TryParse(lines, out var set) => info with { Focused = set },
        ("linenums" or "linenostart" or "startfrom" or "startline" or "start" or "firstline", { } number) when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var first) => info with { FirstLine = first, ShowLineNumbers = true },
        ("linenos" or "showlinenumbers" or "lineno" or "line-numbers" or "numbers" or "linenumbers", "false" or "off" or "none") => info with { ShowLineNumbers = false },
        ("linenos" or "showlinenumbers" or "lineno" or "line-numbers" or "numbers" or "linenumbers", _) => info with { ShowLineNumbers = true },
        (".numberlines" or ".line-numbers" or ".linenums", _) => info with { ShowLineNumbers = true },
        ("anchorlinenos" or "lineanchors" or "lineoptions" or "copy" or "wrap" or "nowrap" or "class" or "id" or "style" or "live" or "noinline" or "twoslash" or "nolinenumbers", _) => info,
        ({ } name, null) when name.StartsWith('.') => info.Language is null ? info with { Language = name[1..] } : info,
        ({ } name, null) when name.StartsWith('#') => info,
        ({ } name, null) when info.Language is null && !FileName().IsMatch(name) => info with { Language = name },
        (_, null) => info with { Words = [.. info.Words, word.Name] },
        _ => info with { Unknown = [.. info.Unknown, $"{word.Name}={word.Value}"] },
    };

    [GeneratedRegex(@"^(?:plain text|plaintext file|shell script|shell session|batch file|windows batch|objective c|visual basic|emacs lisp|common lisp|protocol buffers|vim script|c sharp|c plus plus)(?=$|\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TwoWords();

    [GeneratedRegex("""\{(?<group>[^{}]*)\}|\[(?<title>[^\]]+)\]|(?<name>[^\s=,{}\[\]]+)(\s*=\s*(?<value>"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[^\s,{}]+))?""")]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^\s""'<>|]+\.[A-Za-z][A-Za-z0-9]{0,7}$")]
    private static partial Regex FileName();
}
