using System.Text.RegularExpressions;

namespace Blog.Engine.Search.Analysis;

/// <summary>The tables that the build brings from npm, read where they lie in the assembly: OpenCC's (opencc-js) and pinyin-pro's.</summary>
internal static partial class CharacterTables
{
    /// <summary>Traditional → simplified characters.</summary>
    public static IEnumerable<(string From, string To)> TraditionalForms() => OpenCcPairs("TSCharacters.js");

    /// <summary>Terms of Taiwan → terms of the mainland, both in traditional characters.</summary>
    public static IEnumerable<(string From, string To)> TaiwanTerms() => OpenCcPairs("TWPhrasesRev.js");

    /// <summary>Characters and their readings with tone marks, the commonest first: <c>重 → zhòng chóng</c>.</summary>
    public static IEnumerable<(string Character, string[] Readings)> Readings() =>
        from Match entry in ReadingEntry().Matches(Resource("pinyin.mjs"))
        let readings = entry.Groups["readings"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from Match character in QuotedText().Matches(entry.Groups["characters"].Value)
        select (character.Groups[1].Value, readings);

    /// <summary>opencc-js writes a dictionary as one string: <c>from to|from to</c>; several forms are separated by blanks, the best first.</summary>
    private static IEnumerable<(string From, string To)> OpenCcPairs(string name) =>
        from pair in QuotedText().Match(Resource(name)).Groups[1].Value.Split('|')
        let forms = pair.Split(' ')
        where forms.Length > 1
        select (forms[0], forms[1]);

    private static string Resource(string name)
    {
        using var stream = typeof(CharacterTables).Assembly.GetManifestResourceStream("Characters/" + name)
            ?? throw new InvalidOperationException($"the assembly lacks the character table {name}");
        return new StreamReader(stream).ReadToEnd();
    }

    [GeneratedRegex("""^\s*'?(?<readings>[^':\[\]\n]+)'?: \[(?<characters>[^\]]*)\]""", RegexOptions.Multiline)]
    private static partial Regex ReadingEntry();

    [GeneratedRegex("""["']([^"']*)["']""")]
    private static partial Regex QuotedText();
}
