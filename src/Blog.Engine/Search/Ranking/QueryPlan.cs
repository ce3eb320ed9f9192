using Blog.Engine.Search.Analysis;

namespace Blog.Engine.Search.Ranking;

/// <summary>A term that counts for a term of the question: itself, a longer word, a correction.</summary>
internal readonly record struct Alternative(string Term, double Weight);

/// <summary>What the index has for one term of the question. <paramref name="Idf"/> holds for all alternatives, so that a rare one is not worth more.</summary>
internal sealed record Slot(QueryTerm Term, double Idf, List<Alternative> Alternatives, int Posts)
{
    public double Importance => Idf * Term.Weight;
}

/// <summary>One reading of the question, resolved against one state of the index.</summary>
internal sealed class QueryPlan
{
    private const int MaxPrefixWords = 24;
    private const double PrefixWeight = 0.6, PrefixOfWordWeight = 0.3;

    /// <summary>A word that this many posts have is not taken for a misspelling.</summary>
    private const int EnoughPosts = 3;

    private QueryPlan(QueryWords words, double weight)
    {
        Words = words;
        Weight = weight;
    }

    public QueryWords Words { get; }

    /// <summary>How much this reading counts against the question as typed.</summary>
    public double Weight { get; }

    /// <summary>Terms of the question that some post has.</summary>
    public List<Slot> Slots { get; } = [];

    /// <summary>The best correction of each misspelt word.</summary>
    public Dictionary<string, string> Corrections { get; } = [];

    /// <summary>The question with the corrections made; null without any.</summary>
    public string? Corrected => Corrections.Count == 0 ? null : Corrections.Aggregate(Words.Text, (text, correction) =>
        new Needle(correction.Key).IndexIn(text) is var at and >= 0 ? text[..at] + correction.Value + text[(at + correction.Key.Length)..] : text);

    public double Importance => Slots.Sum(slot => slot.Importance);

    /// <summary>Some word of the question is in hardly any post.</summary>
    public bool LacksPosts => Slots.Count < Words.Terms.Count || Slots.Exists(slot => slot.Posts < EnoughPosts);

    public static QueryPlan For(QueryWords words, double weight, Corpus corpus, bool correct)
    {
        var plan = new QueryPlan(words, weight);
        foreach (var term in words.Terms)
        {
            if (plan.SlotFor(term, corpus, correct) is { Alternatives.Count: > 0 } slot) plan.Slots.Add(slot);
        }
        return plan;
    }

    /// <summary>How important the terms of a run are; a term that no post has counts nothing.</summary>
    public double ImportanceOf(QueryRun run) => Slots.Where(slot => IsOf(run, slot)).Sum(slot => slot.Importance);

    /// <summary>
    /// A bit for each slot that a document with this run must have; null when no document can have it.
    /// Of an identifier only the parts are asked, because it may stand in a longer one.
    /// </summary>
    public ulong? SlotsOf(QueryRun run)
    {
        var needed = 0UL;
        var isJoined = run.TermCount > 1 && Words.Terms[run.FirstTerm].IsWord;
        for (var i = run.FirstTerm + (isJoined ? 1 : 0); i < run.FirstTerm + run.TermCount; i++)
        {
            var slot = Slots.FindIndex(slot => slot.Term == Words.Terms[i]);
            if (slot < 0) return null;
            needed |= 1UL << slot;
        }
        return needed;
    }

    private bool IsOf(QueryRun run, Slot slot)
    {
        for (var i = run.FirstTerm; i < run.FirstTerm + run.TermCount; i++)
        {
            if (slot.Term == Words.Terms[i]) return true;
        }
        return false;
    }

    private Slot SlotFor(QueryTerm term, Corpus corpus, bool correct)
    {
        var frequency = corpus.FrequencyOf(term.Text);
        var alternatives = new List<Alternative>();
        if (frequency > 0) alternatives.Add(new(term.Text, 1));
        var posts = frequency;
        if (term is { IsWord: true, IsLast: true }) posts += AddLongerWords(term.Text, frequency < EnoughPosts ? PrefixWeight : PrefixOfWordWeight, corpus, alternatives);
        if (correct && posts < EnoughPosts && term.IsWord && Typos.CanCorrect(term.Text)) posts += AddCorrections(term.Text, frequency, corpus, alternatives);
        return new(term, corpus.Bm25F.Idf(Math.Min(frequency > 0 ? frequency : posts, corpus.Count)), alternatives, posts);
    }

    private static int AddLongerWords(string prefix, double weight, Corpus corpus, List<Alternative> alternatives)
    {
        var longer = corpus.MostFrequentWords(prefix, MaxPrefixWords + 1)
            .Where(word => word.Key != prefix)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MaxPrefixWords).Select(word => word.Key).ToList();
        alternatives.AddRange(longer.Select(word => new Alternative(word, weight)));
        return longer.Sum(corpus.FrequencyOf);
    }

    private int AddCorrections(string word, int frequency, Corpus corpus, List<Alternative> alternatives)
    {
        var near = Typos.Near(word, corpus);
        if (near.Count > 0 && frequency == 0 && alternatives.Count == 0) Corrections[word] = near[0].Word;
        alternatives.AddRange(near.Where(candidate => alternatives.TrueForAll(known => known.Term != candidate.Word))
            .Select(candidate => new Alternative(candidate.Word, candidate.Distance == 1 ? 0.7 : 0.5)).ToList());
        return near.Sum(candidate => candidate.Frequency);
    }
}
