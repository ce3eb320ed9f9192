using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Blog.Engine.Importing.Tags;

/// <summary>A tag of another engine with what it encloses: <c>{{&lt; figure src="x.png" &gt;}}</c>, <c>{% note info %}…{% endnote %}</c>.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Inner">What it encloses, translated already but for code, and free of the indentation of the tag; null where it encloses nothing.</param>
internal sealed record Tag(string Name, TagArguments Arguments, string? Inner)
{
    public string Body => (Inner ?? "").Trim('\n').TrimEnd();

    /// <summary>The value of the first of these names, else the unnamed one at that place; null or blank counts as none.</summary>
    public string? Value(int position, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Arguments.Named.TryGetValue(name, out var value) && value.Trim().Length > 0) return value.Trim();
        return position >= 0 && Arguments.Named.IsEmpty && Arguments.Positional.Length > position && Arguments.Positional[position].Trim() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>The words behind the name of a tag. Names are in lower case.</summary>
/// <param name="Text">All of them as they were written.</param>
internal sealed partial record TagArguments(string Text, ImmutableArray<string> Positional, ImmutableDictionary<string, string> Named)
{
    public static TagArguments Parse(string text)
    {
        var positional = ImmutableArray.CreateBuilder<string>();
        var named = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (Match word in Word().Matches(text))
        {
            if (word.Groups["name"].Success) named[word.Groups["name"].Value.ToLowerInvariant()] = ValueOf(word);
            else positional.Add(ValueOf(word));
        }
        return new(text.Trim(), positional.DrainToImmutable(), named.ToImmutable());
    }

    private static string ValueOf(Match word) => word.Groups["quoted"] is { Success: true } quoted
        ? quoted.Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
        : word.Groups["bare"].Value;

    [GeneratedRegex("""(?:(?<name>[A-Za-z_][\w-]*)\s*=\s*)?(?:"(?<quoted>(?:\\.|[^"\\])*)"|'(?<quoted>[^']*)'|`(?<quoted>[^`]*)`|“(?<quoted>[^”]*)”|(?<bare>[^\s"'`=]+))""", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
