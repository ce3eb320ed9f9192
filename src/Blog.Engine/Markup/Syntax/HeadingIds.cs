using System.Globalization;
using System.Text;
using Blog.Engine.Content;

namespace Blog.Engine.Markup.Syntax;

/// <summary>Hands out the ids of one page.</summary>
internal sealed class HeadingIds
{
    private readonly Dictionary<string, int> used = [];

    /// <summary>An id that this page has not used: the second of two equal ones ends in <c>-1</c>, the third in <c>-2</c>.</summary>
    public string Unique(string text, bool isId)
    {
        var id = isId ? text : From(text);
        if (!used.TryGetValue(id, out var count))
        {
            used.Add(id, 0);
            return id;
        }
        string numbered;
        do numbered = $"{id}-{(++count).ToString(CultureInfo.InvariantCulture)}";
        while (!used.TryAdd(numbered, 0));
        used[id] = count;
        return numbered;
    }

    /// <summary>GitHub's rule: lower case, letters, digits, marks, <c>_</c> and <c>-</c> of any script are kept, spaces become hyphens, the rest goes.</summary>
    public static string From(string text)
    {
        var id = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).Trim().EnumerateRunes())
        {
            if (CharacterClass.IsWordPart(rune) || rune.Value is '_' or '-') id.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.IsWhiteSpace(rune)) id.Append('-');
        }
        return id.Length == 0 ? "section" : id.ToString();
    }
}
