using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>
/// BibTeX as tools and people write it (the grammar of btparse): <c>@string</c>, <c>@comment</c>, <c>@preamble</c>, braces or parentheses, values in braces or quotes
/// joined by <c>#</c>, names of months. Text between entries is a comment. What is broken costs one entry.
/// </summary>
internal sealed class BibReader(SourceText source)
{
    public static readonly DiagnosticRule Broken = new("BLOG191", Severity.Error, "an entry of a .bib file cannot be read");
    public static readonly DiagnosticRule Doubtful = new("BLOG192", Severity.Warning, "something in a .bib file is read by a guess");

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private readonly string text = source.Value;
    private readonly Dictionary<string, string> strings = Months.ToDictionary(month => month, month => month, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, BibEntry> entries = [];
    private readonly List<Diagnostic> diagnostics = [];
    private int at;

    public IEnumerable<BibEntry> Entries => entries.Values;

    public ImmutableArray<Diagnostic> Diagnostics => [.. diagnostics];

    /// <summary><c>03</c> of <c>mar</c>, <c>March</c> or <c>3</c>; null where it is no month.</summary>
    public static string? MonthNumber(string month)
    {
        var number = int.TryParse(month, CultureInfo.InvariantCulture, out var digits) ? digits
            : Array.FindIndex(Months, name => month.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        return number is >= 1 and <= 12 ? number.ToString("00", CultureInfo.InvariantCulture) : null;
    }

    public void Run()
    {
        for (at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at))
        {
            var start = at++;
            if (!Item(start)) at = NextItem(start + 1);
            if (at >= text.Length) return;
        }
    }

    /// <summary>False where it is broken: reading goes on at the next line that begins with <c>@</c>.</summary>
    private bool Item(int start)
    {
        var type = Word().ToLowerInvariant();
        SkipSpace();
        if (type.Length == 0 || Current is not ('{' or '(')) return true;
        var closer = text[at++] is '{' ? '}' : ')';
        return type switch
        {
            "comment" => true,
            "preamble" => Value("@preamble", closer) is not null,
            "string" => StringDefinition(closer),
            _ => Entry(start, type, closer),
        };
    }

    private bool StringDefinition(char closer)
    {
        SkipSpace();
        var name = Word();
        if (!Take('=', $"'=' is missing behind '@string{{{name}'") || Value(name, closer) is not { } value) return false;
        strings[name] = value;
        return true;
    }

    private bool Entry(int start, string type, char closer)
    {
        SkipSpace();
        var key = Key();
        SkipSpace();
        if (key.Length == 0 || Current is '=') return Fail(start, $"'@{type}' has no key; write @{type}{{key2024, …");
        var fields = ImmutableDictionary.CreateBuilder<string, string>();
        while (NextField(closer))
        {
            var name = Word().ToLowerInvariant();
            if (name.Length == 0) return Fail(at, $"the name of a field is expected here, in '{key}'");
            if (!Take('=', $"'=' is missing behind '{name}' in '{key}'") || Value(name, closer) is not { } value) return false;
            fields.TryAdd(name, value);
            SkipSpace();
            if (at < text.Length && text[at] is '@' && BeginsItem(at)) break;
            if (Current is not ',' && Current != closer && at < text.Length) Report(Doubtful, at, $"a comma is missing behind '{name}' in '{key}'");
        }
        if (Current != closer) return Fail(start, $"'{key}' is not closed; write '{closer}' behind its last field");
        at++;
        if (!entries.TryAdd(key, new(type, key, fields.ToImmutable()))) Report(Doubtful, start, $"the key '{key}' is taken; the first entry counts");
        return true;
    }

    /// <summary>Whether a field follows; false at the end of the entry.</summary>
    private bool NextField(char closer)
    {
        SkipSpace();
        while (Current is ',')
        {
            at++;
            SkipSpace();
        }
        return at < text.Length && Current != closer;
    }

    /// <summary>Parts joined by <c>#</c>; null where one does not end.</summary>
    private string? Value(string field, char closer)
    {
        var value = new StringBuilder();
        do
        {
            SkipSpace();
            if (Part(field, closer) is not { } part) return null;
            value.Append(part);
            SkipSpace();
        }
        while (TakeJoint());
        return value.ToString().Trim();
    }

    private bool TakeJoint()
    {
        if (Current is not '#') return false;
        at++;
        return true;
    }

    private string? Part(string field, char closer)
    {
        if (Current is '{') return Enclosed(field, '}');
        if (Current is '"') return Enclosed(field, '"');
        var start = at;
        var word = Word();
        if (word.Length == 0) return Current == closer || Current is ',' ? "" : Null(Fail(at, $"the value of '{field}' stands in braces: {field} = {{…}}"));
        if (char.IsAsciiDigit(word[0])) return word;
        if (strings.TryGetValue(word, out var known)) return known;
        Report(Doubtful, start, $"'{word}' is no @string; it is taken for the text of '{field}', which stands in braces: {field} = {{{word}}}");
        return word;
    }

    /// <summary>To the closing sign outside of inner braces. A line that begins an entry shows that it was forgotten.</summary>
    private string? Enclosed(string field, char end)
    {
        var start = at++;
        for (var depth = 0; at < text.Length; at++)
        {
            if (text[at] is '\\' && at + 1 < text.Length) at++;
            else if (depth == 0 && text[at] == end) return text[(start + 1)..at++];
            else if (text[at] is '{') depth++;
            else if (text[at] is '}') depth--;
            else if (text[at] is '@' && BeginsItem(at)) break;
        }
        return Null(Fail(start, $"the value of '{field}' is not closed; write '{end}' at its end"));
    }

    private int NextItem(int from)
    {
        for (var next = text.IndexOf('@', from); next >= 0; next = text.IndexOf('@', next + 1))
        {
            if (BeginsItem(next)) return next;
        }
        return text.Length;
    }

    /// <summary>An <c>@word{</c> that stands first on its line.</summary>
    private bool BeginsItem(int offset)
    {
        var before = text.AsSpan(0, offset).TrimEnd(" \t");
        if (!before.IsEmpty && before[^1] is not '\n') return false;
        var after = text.AsSpan(offset + 1);
        var length = after.IndexOfAnyExceptInRange('A', 'z');
        return length > 0 && after[length..].TrimStart() is ['{' or '(', ..];
    }

    private char Current => at < text.Length ? text[at] : '\0';

    private string Word() => While(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':' or '+' or '/' or '*');

    private string Key() => While(c => !char.IsWhiteSpace(c) && c is not (',' or '{' or '}' or '"' or '='));

    private string While(Func<char, bool> belongs)
    {
        var start = at;
        while (at < text.Length && belongs(text[at])) at++;
        return text[start..at];
    }

    private void SkipSpace()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '%'))
        {
            if (text[at] is '%') at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            else at++;
        }
    }

    private bool Take(char sign, string otherwise)
    {
        SkipSpace();
        if (Current != sign) return Fail(at, otherwise);
        at++;
        return true;
    }

    private bool Fail(int offset, string message)
    {
        Report(Broken, offset, $"{message}. The entry is left out");
        return false;
    }

    private static string? Null(bool _) => null;

    private void Report(DiagnosticRule rule, int offset, string message) => diagnostics.Add(rule.At(source.PlaceAt(offset), message));
}
