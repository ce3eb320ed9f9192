using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>A person, or an organisation, which has a <see cref="Family"/> name alone. Read as BibTeX reads names.</summary>
/// <param name="Family">With its particle: <c>van der Maaten</c>.</param>
/// <param name="Given">Given names or initials, empty where there are none.</param>
/// <param name="Suffix">Jr, III.</param>
public sealed partial record PersonName(string Family, string Given, string Suffix)
{
    /// <summary>Stands for those who are not named: <c>and others</c>.</summary>
    public static readonly PersonName Others = new("", "", "");

    public bool IsChinese => Family.EnumerateRunes().Any(CharacterClass.IsHan);

    /// <summary>In the order of its language, Chinese without a space.</summary>
    public string Whole => IsChinese ? Family + Given : string.Join(' ', new[] { Given, Family, Suffix }.Where(part => part.Length > 0));

    /// <summary>The first letters of the given names, hyphens kept: <c>Z</c>, <c>-H</c> of <c>Zhi-Hua</c>.</summary>
    public IEnumerable<string> Initials =>
        GivenPart().Matches(Given).Select(match => match.Groups[1].Value + char.ToUpperInvariant(match.Groups[2].Value[0]));

    public static ImmutableArray<PersonName> List(string? value) =>
        value is null ? [] : [.. Split(value, And()).SelectMany(ChineseList).Select(name => name.Trim()).Where(name => name.Length > 0).Select(Read)];

    /// <summary>Chinese authors are listed with 、 or ； too.</summary>
    private static string[] ChineseList(string name) => name.Split(['、', '；']);

    private static PersonName Read(string name)
    {
        if (name is "others" or "等") return Others;
        if (name[0] is '{' && Depths(name)[..^1].All(depth => depth > 0)) return new(LatexText.Of(name), "", "");
        var parts = Split(name, Comma()).Select(LatexText.Of).ToList();
        return parts switch
        {
            [var whole] => InOrder(name, whole),
            [var family, var given] => new(family, given, ""),
            [var family, var suffix, var given, ..] => new(family, given, suffix),
            _ => new(LatexText.Of(name), "", ""),
        };
    }

    /// <summary><c>Laurens van der Maaten</c>: the family name is the last word, with the particles in small letters before it.</summary>
    private static PersonName InOrder(string name, string whole)
    {
        if (whole.EnumerateRunes().Any(CharacterClass.IsHan)) return new(whole, "", "");
        var words = Split(name, Space()).Select(LatexText.Of).Where(word => word.Length > 0).ToList();
        var start = words.FindIndex(word => char.IsLower(word[0]));
        if (start <= 0 || start == words.Count - 1) start = words.Count - 1;
        return new(string.Join(' ', words.Skip(start)), string.Join(' ', words.Take(start)), "");
    }

    /// <summary>Splits where no brace is open.</summary>
    private static IEnumerable<string> Split(string text, Regex at)
    {
        var (depths, start) = (Depths(text), 0);
        foreach (Match match in at.Matches(text))
        {
            if (depths[match.Index] > 0) continue;
            yield return text[start..match.Index];
            start = match.Index + match.Length;
        }
        yield return text[start..];
    }

    /// <summary>How many braces are open behind each character.</summary>
    private static int[] Depths(string text)
    {
        var (depths, depth) = (new int[text.Length], 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{') depth++;
            else if (text[i] is '}') depth--;
            depths[i] = depth;
        }
        return depths;
    }

    [GeneratedRegex(@"\s+and\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"\s*,\s*")]
    private static partial Regex Comma();

    [GeneratedRegex(@"[\s~]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?:^|[\s.]|(-))(\p{L})")]
    private static partial Regex GivenPart();
}
