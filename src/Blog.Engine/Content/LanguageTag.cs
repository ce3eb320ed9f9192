using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Blog.Engine.Content;

/// <summary>Language tags (BCP 47), in front matter and as the suffix of a file name (<c>index.en.md</c>).</summary>
public static partial class LanguageTag
{
    /// <summary>The languages that are read from a file name; any two letters would make a language of <c>node.js.md</c>.</summary>
    private static readonly FrozenSet<string> InFileNames = """
        ar bg bn ca cs da de el en es et eu fa fi fr he hi hr hu hy id is it ja ka kk km ko lo lt lv mn ms my ne nl no pl pt ro ru sk sl sr sv ta th tr uk ur uz vi zh
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsWellFormed(string tag) => Shape().IsMatch(tag);

    /// <summary>Splits <c>index.zh-cn</c> into a name and a tag; null when the name has no such suffix.</summary>
    public static (string Name, string Tag)? Suffix(string stem)
    {
        var dot = stem.LastIndexOf('.');
        if (dot <= 0) return null;
        var tag = stem[(dot + 1)..].Replace('_', '-');
        return Shape().IsMatch(tag) && InFileNames.Contains(tag.Split('-')[0]) && tag.Length <= 10 ? (stem[..dot], Cased(tag)) : null;
    }

    /// <summary>The usual case of the parts: <c>zh-CN</c>, <c>zh-Hans</c>.</summary>
    private static string Cased(string tag) =>
        string.Join('-', tag.ToLowerInvariant().Split('-').Select((part, index) => (index, part.Length) switch
        {
            (0, _) => part,
            (_, 2) => part.ToUpperInvariant(),
            (_, 4) => char.ToUpperInvariant(part[0]) + part[1..],
            _ => part,
        }));

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex Shape();
}
