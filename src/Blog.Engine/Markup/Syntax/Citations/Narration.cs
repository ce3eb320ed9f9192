using System.Text.RegularExpressions;
using Blog.Engine.Markup.Bibliographies;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>Citations as words of a sentence: <c>@vaswani2017</c> is Vaswani 等.</summary>
public static partial class Narration
{
    /// <summary>The authors of an entry as a sentence names them; its title where it has none.</summary>
    internal static string AuthorsOf(BibEntry entry, Words words)
    {
        var names = entry.Authors.IsEmpty ? entry.Editors : entry.Authors;
        return names.Select(ShortOf).ToList() switch
        {
            [] => entry.Text("title") ?? entry.Key,
            [var only] => only,
            [var one, ""] => words.AndOthers(one),
            [var one, var two] => words.Both(one, two),
            [var first, ..] => words.AndOthers(first),
        };
    }

    /// <summary>A plain text with the authors in place of the keys that the bibliography has.</summary>
    public static string In(string text, Bibliography bibliography, string lang) => Mention().Replace(text, match =>
        bibliography.FindAtStart(match.Groups[1].Value) is { } entry ? AuthorsOf(entry, Words.For(lang)) + match.Groups[1].Value[entry.Key.Length..] : match.Value);

    private static string ShortOf(PersonName name) => name.IsChinese ? name.Whole : name.Family;

    [GeneratedRegex(@"(?<![A-Za-z0-9_.+\-@/\\])@([\p{L}\p{N}_](?:[:.#%&\-+?~/]?[\p{L}\p{N}_])*)")]
    private static partial Regex Mention();
}
