using Blog.Assets;

namespace Blog.Engine.Search.Analysis;

/// <summary>The tables of characters that Blog.Assets brings, as pairs.</summary>
internal static class CharacterTables
{
    /// <summary>Traditional → simplified characters.</summary>
    public static IEnumerable<(string From, string To)> TraditionalForms() => Lines(Characters.Traditional);

    /// <summary>Terms of Taiwan → terms of the mainland, both in traditional characters.</summary>
    public static IEnumerable<(string From, string To)> TaiwanTerms() => Lines(Characters.Taiwan);

    /// <summary>Characters and their readings with tone marks, the commonest first: <c>重 → zhòng chóng</c>.</summary>
    public static IEnumerable<(string Character, string[] Readings)> Readings() =>
        from line in Lines(Characters.Pinyin)
        let readings = line.From.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from character in line.To.EnumerateRunes()
        select (character.ToString(), readings);

    private static IEnumerable<(string From, string To)> Lines(string table) =>
        table.Split('\n').Select(line => line.Split('\t')).Where(fields => fields.Length == 2).Select(fields => (fields[0], fields[1]));
}
