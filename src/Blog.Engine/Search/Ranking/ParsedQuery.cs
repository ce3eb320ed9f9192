using System.Globalization;
using System.Text;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Ranking;

/// <summary>A question taken apart. Everything is folded.</summary>
internal sealed class ParsedQuery
{
    /// <summary>Each phrase and exclusion looks at texts, so only so many of each are kept; of further phrases the words count.</summary>
    private const int MaxPhrases = 8;

    private readonly StringBuilder words = new();

    /// <summary>The words to rank by, those of phrases included.</summary>
    public string Words => words.ToString().Trim();

    /// <summary>The question without blanks when it is LaTeX, for finding the formula as it stands; else null.</summary>
    public string? Formula { get; private set; }

    public List<string> Phrases { get; } = [];

    public List<string> Excluded { get; } = [];

    public List<string> Tags { get; } = [];

    public List<string> Categories { get; } = [];

    public List<string> Series { get; } = [];

    public List<int> Years { get; } = [];

    public bool HasFilter => Tags.Count + Categories.Count + Series.Count + Years.Count > 0;

    public static ParsedQuery From(SearchQuery query)
    {
        var parsed = new ParsedQuery();
        if (query.Tag is not null) parsed.Tags.Add(Fold.Of(query.Tag));
        if (query.Category is not null) parsed.Categories.Add(Fold.Of(query.Category));
        if (query.Series is not null) parsed.Series.Add(Fold.Of(query.Series));
        if (query.Year is not null) parsed.Years.Add(query.Year.Value);
        var text = query.Text[..Math.Min(query.Text.Length, SearchQuery.MaxLength)];
        if (Latex.IsIn(text)) parsed.Formula = Latex.Compact(text);
        parsed.Read(Fold.Of(parsed.Formula is null ? text : Latex.Words(text)));
        return parsed;
    }

    private void Read(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ' ') i++;
            else if (text[i] == '-' && i + 1 < text.Length && text[i + 1] is not (' ' or '-')) i = Value(text, i + 1, Exclude);
            else if (FilterAt(text, i, out var start, out var filter)) i = Value(text, start, filter);
            else if (TryQuoted(text, i, out var phrase, out var end)) i = AddPhrase(phrase, end);
            else i = Value(text, i, AddWord);
        }
    }

    /// <summary>Reads a quoted text or a word that ends at a blank or a quotation mark.</summary>
    private static int Value(string text, int start, Action<string> take)
    {
        if (TryQuoted(text, start, out var quoted, out var end))
        {
            take(quoted);
            return end;
        }
        end = start;
        while (end < text.Length && text[end] != ' ' && (end == start || ClosingOf(text[end]) == '\0')) end++;
        take(text[start..end]);
        return Math.Max(end, start + 1);
    }

    /// <summary>A quotation mark without its other half is an ordinary character.</summary>
    private static bool TryQuoted(string text, int start, out string quoted, out int end)
    {
        (quoted, end) = ("", start);
        if (start >= text.Length || ClosingOf(text[start]) is '\0') return false;
        var close = text.IndexOf(ClosingOf(text[start]), start + 1);
        if (close < 0) return false;
        (quoted, end) = (text[(start + 1)..close].Trim(), close + 1);
        return true;
    }

    private static char ClosingOf(char open) => open switch
    {
        '"' => '"',
        '“' => '”',
        '「' => '」',
        '『' => '』',
        _ => '\0',
    };

    private bool FilterAt(string text, int start, out int valueStart, out Action<string> filter)
    {
        var colon = text.IndexOf(':', start, Math.Min(12, text.Length - start));
        valueStart = colon + 1;
        filter = colon < 0 ? AddWord : text[start..colon] switch
        {
            "tag" or "tags" or "标签" => Tags.Add,
            "category" or "categories" or "分类" => Categories.Add,
            "series" or "系列" => Series.Add,
            "year" or "年份" => AddYear,
            _ => AddWord,
        };
        return filter != AddWord && valueStart < text.Length && text[valueStart] != ' ';
    }

    private void AddYear(string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) Years.Add(year);
        else AddWord(value);
    }

    private void AddWord(string word) => words.Append(word).Append(' ');

    private void Exclude(string text)
    {
        if (Excluded.Count < MaxPhrases && HasLetter(text)) Excluded.Add(text);
    }

    private int AddPhrase(string phrase, int end)
    {
        if (Phrases.Count < MaxPhrases && HasLetter(phrase)) Phrases.Add(phrase);
        AddWord(phrase);
        return end;
    }

    private static bool HasLetter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.At(text, i).Kind is not LetterKind.None) return true;
        }
        return false;
    }
}
