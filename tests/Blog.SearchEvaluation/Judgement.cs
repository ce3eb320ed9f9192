using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.SearchEvaluation;

/// <summary>A question, what kind it is, and how well each document answers it: 2 is about it, 1 has it. Documents not named do not answer it.</summary>
public sealed record Judgement(string Kind, string Query, string Rule, bool IsForTuning, Dictionary<string, int> Grades)
{
    /// <summary>Reads lines of <c>kind ⇥ question ⇥ rule</c>; judgements.tsv says what the rules mean. In each kind every other question is for tuning.</summary>
    public static List<Judgement> ReadAll(string file, IReadOnlyList<SearchDocument> documents)
    {
        var texts = documents.Select(document => new JudgedText(document)).ToList();
        return [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .GroupBy(fields => fields[0]).SelectMany(kind => kind.Select((fields, i) => new Judgement(fields[0], fields[1], fields[2], i % 2 == 0, Grade(fields[2], texts))))];
    }

    private static Dictionary<string, int> Grade(string rule, List<JudgedText> texts)
    {
        var graded = texts.Select(text => (text.Id, Grade: text.GradeOf(rule))).Where(text => text.Grade > 0).ToList();
        return graded.ToDictionary(text => text.Id, text => text.Grade);
    }
}

/// <summary>A document as the rules see it: plain substring search over folded text, no index and no terms.</summary>
internal sealed class JudgedText(SearchDocument document)
{
    private readonly string title = Fold.Of(document.Title);
    private readonly string[] headings = [.. document.Sections.Select(section => Fold.Of(section.Heading ?? "")), .. document.Tags.Select(Fold.Of)];
    private readonly string[] bodies = [.. document.Sections.SelectMany(section => new[] { Fold.Of(section.Text), Fold.Of(section.Code) })];
    private readonly string math = string.Join('\n', document.Sections.Select(section => section.Math));

    public string Id => document.Id;

    public int GradeOf(string rule) => rule.Split(" & ").Min(One);

    private int One(string rule)
    {
        var (verb, value) = (rule[..rule.IndexOf(' ')], rule[(rule.IndexOf(' ') + 1)..]);
        return verb switch
        {
            "is" => value.Split(", ").Any(part => document.Id.Contains(part, StringComparison.Ordinal)) ? 2 : 0,
            "about" => Has(title, value) ? 2 : headings.Any(heading => Has(heading, value)) ? 1 : 0,
            "has" => Has(title, value) ? 2 : headings.Concat(bodies).Any(text => Has(text, value)) ? 1 : 0,
            "math" => math.Contains(value, StringComparison.Ordinal) ? 1 : 0,
            "tag" => document.Tags.Any(tag => Fold.Of(tag) == value) ? 1 : 0,
            _ => throw new FormatException($"judgements.tsv: unknown rule '{rule}'"),
        };
    }

    /// <summary>Letters and digits must not go on before or after the word; a Chinese word may stand anywhere.</summary>
    private static bool Has(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (!(IsLetter(word[0]) && at > 0 && IsLetter(text[at - 1])) && !(IsLetter(word[^1]) && end < text.Length && IsLetter(text[end]))) return true;
        }
        return false;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
