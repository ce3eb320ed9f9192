using System.Buffers;
using System.Collections.Immutable;
using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>A term of a question. <paramref name="IsLast"/>: a word that may go on, because the question ends in it.</summary>
internal readonly record struct QueryTerm(string Text, double Weight, bool IsWord, bool IsLast);

/// <summary>A stretch of the question that should stand in the post as it is: a CJK run or a whole identifier, and which terms it gave.</summary>
internal readonly record struct QueryRun(string Text, int FirstTerm, int TermCount);

/// <summary>One reading of a question: its terms and runs. Other readings replace a word by one that means the same.</summary>
internal sealed class QueryWords
{
    public const int MaxTerms = 64;

    /// <summary>A pair with a function character is mostly an accident of neighbours.</summary>
    private const double FunctionPairWeight = 0.35;

    private const double PartWeight = 0.5;

    /// <summary>Said in questions, seldom in answers; longer ones first.</summary>
    public static readonly ImmutableArray<string> QuestionWords =
        ["为什么", "怎么样", "怎么办", "是什么", "有什么", "有哪些", "什么样", "能不能", "可不可以", "什么", "怎么", "怎样", "如何", "为何", "哪些", "哪个", "多少", "请问", "是否", "吗", "呢", "啊"];

    public const string FunctionCharacterText = "的了是在和与或及把被就也都而之吗呢吧啊";

    private static readonly SearchValues<char> FunctionCharacters = SearchValues.Create(FunctionCharacterText);

    private readonly List<QueryTerm> terms = [];
    private readonly List<QueryRun> runs = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private QueryWords(string text) => Text = text;

    /// <summary>The folded question without question words.</summary>
    public string Text { get; }

    public IReadOnlyList<QueryTerm> Terms => terms;

    public IReadOnlyList<QueryRun> Runs => runs;

    public static QueryWords From(string folded)
    {
        var words = new QueryWords(WithoutQuestionWords(folded));
        var tokens = new List<Token>();
        Tokenizer.Tokenize(words.Text, words.Text, tokens);
        for (var i = 0; i < tokens.Count;) i = tokens[i].Kind is TokenKind.Word ? words.AddWord(tokens, i) : words.AddCjkRun(tokens, i);
        return words;
    }

    public static bool IsFunctionCharacter(char c) => FunctionCharacters.Contains(c);

    private static string WithoutQuestionWords(string text)
    {
        foreach (var word in QuestionWords)
        {
            var without = text.Replace(word, " ", StringComparison.Ordinal);
            if (without.Length != text.Length && without.Count(char.IsLetterOrDigit) >= 3) text = without;
        }
        return text.Trim();
    }

    private int AddWord(List<Token> tokens, int index)
    {
        var first = terms.Count;
        var whole = tokens[index];
        Add(whole, 1);
        var next = index + 1;
        for (; next < tokens.Count && tokens[next].Kind is TokenKind.Part; next++) Add(tokens[next], PartWeight);
        AddRun(whole.Start, whole.End, first);
        return next;
    }

    /// <summary>A run gives its bigrams; one that is a single character gives that.</summary>
    private int AddCjkRun(List<Token> tokens, int index)
    {
        var (first, one) = (terms.Count, tokens[index]);
        var (start, end) = (one.Start, one.End);
        for (; index < tokens.Count && tokens[index].Kind is not TokenKind.Word && tokens[index].Start <= end; index++)
        {
            if (tokens[index].Kind is TokenKind.Bigram) Add(tokens[index], HasFunctionCharacter(tokens[index]) ? FunctionPairWeight : 1);
            end = Math.Max(end, tokens[index].End);
        }
        if (one.End == end) Add(one, 1);
        AddRun(start, end, first);
        return index;
    }

    private bool HasFunctionCharacter(Token token) => token.Of(Text).ContainsAny(FunctionCharacters);

    private void Add(Token token, double weight)
    {
        var text = token.Of(Text).ToString();
        if (terms.Count >= MaxTerms || !known.Add(text)) return;
        terms.Add(new(text, weight, token.Kind is TokenKind.Word or TokenKind.Part, token.End == Text.Length));
    }

    private void AddRun(int start, int end, int firstTerm)
    {
        if (terms.Count > firstTerm) runs.Add(new(Text[start..end], firstTerm, terms.Count - firstTerm));
    }
}
