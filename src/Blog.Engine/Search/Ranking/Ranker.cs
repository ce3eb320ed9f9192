using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Ranking;

/// <summary>A document of the answer; <paramref name="Plan"/> is the reading of the question that found it.</summary>
internal sealed record RankedDocument(SearchDocument Document, double Score, double Coverage, QueryPlan Plan);

/// <summary>An answer before it is made readable: the numbers of all its documents, those of the page in order, and the question as it was understood.</summary>
internal sealed record Answer(List<int> All, List<RankedDocument> Page, QueryPlan Plan);

/// <summary>A question and one state of the index → documents in order.</summary>
internal static class Ranker
{
    /// <summary>A hit covers at least this share of what the best one covers; with less it shares but a frequent word.</summary>
    private const double MinCoverage = 0.3;

    /// <summary>Only the text of so many is looked at.</summary>
    private const int Reranked = 100;

    /// <summary>What another reading of the question counts against the question as typed; the less likely of several, less.</summary>
    private const double ReadingWeight = 0.9, LikelihoodStep = 0.85;

    public static Answer Rank(SearchQuery query, ParsedQuery parsed, Corpus corpus, Readings readings)
    {
        var plans = PlansFor(parsed, corpus, readings);
        using var scores = new Scores(corpus, parsed);
        for (var i = 0; i < plans.Count; i++) scores.Add(plans[i], i);
        var hits = parsed.Words.Length > 0 ? Matching(scores, corpus) : parsed.HasFilter ? Allowed(scores, corpus) : [];
        var page = query.Order is SearchOrder.Date || parsed.Words.Length == 0 ? ByDate(hits, query.Offset + query.Limit, corpus) : ByRelevance(hits, query.Offset + query.Limit, scores, plans.ConvertAll(plan => new Rerank(plan, parsed.Formula)), corpus);
        return new(
            hits.ConvertAll(hit => hit.Number),
            [.. page.Skip(query.Offset).Take(query.Limit).Select(hit => new RankedDocument(corpus.Document(hit.Number), hit.Score, scores.CoverageOf(hit.Number), plans[scores.PlanOf(hit.Number)]))],
            plans[0]);
    }

    /// <summary>Pinyin is tried before a correction: its letters always look misspelt.</summary>
    private static List<QueryPlan> PlansFor(ParsedQuery parsed, Corpus corpus, Readings readings)
    {
        var words = QueryWords.From(parsed.Words);
        var typed = QueryPlan.For(words, 1, corpus, correct: false);
        var chinese = typed.LacksPosts && Pinyin.CanRead(words.Text) ? Pinyin.Words(words.Text, corpus) : [];
        if (chinese.Count > 0) return [typed, .. Plans(chinese, corpus)];
        if (typed.LacksPosts) typed = QueryPlan.For(words, 1, corpus, correct: true);
        return [typed, .. Plans(readings.Of(parsed.Words), corpus), .. Plans(typed.Corrected is { } corrected ? [corrected] : [], corpus)];
    }

    private static IEnumerable<QueryPlan> Plans(IEnumerable<string> texts, Corpus corpus) =>
        texts.Select((text, i) => QueryPlan.For(QueryWords.From(text), ReadingWeight * Math.Pow(LikelihoodStep, i), corpus, correct: false));

    private readonly record struct Candidate(int Number, double Score);

    private static List<Candidate> Allowed(Scores scores, Corpus corpus)
    {
        var candidates = new List<Candidate>();
        for (var number = 0; number < corpus.Numbers; number++)
        {
            if (scores.IsAllowed(number)) candidates.Add(new(number, 1));
        }
        return candidates;
    }

    private static List<Candidate> Matching(Scores scores, Corpus corpus)
    {
        var bestCoverage = 0f;
        for (var number = 0; number < corpus.Numbers; number++) bestCoverage = Math.Max(bestCoverage, scores.CoverageOf(number));
        var candidates = new List<Candidate>();
        for (var number = 0; number < corpus.Numbers; number++)
        {
            if (scores.Of(number) > 0 && scores.CoverageOf(number) >= MinCoverage * bestCoverage) candidates.Add(new(number, scores.Of(number)));
        }
        return candidates;
    }

    private static List<Candidate> ByDate(List<Candidate> hits, int count, Corpus corpus) => Top(hits, count, (a, b) => NewestFirst(a, b, corpus));

    private static List<Candidate> ByRelevance(List<Candidate> hits, int count, Scores scores, List<Rerank> reranks, Corpus corpus)
    {
        var order = OrderIn(corpus);
        var best = Top(hits, Math.Max(Reranked, count), order);
        for (var i = 0; i < Math.Min(Reranked, best.Count); i++)
        {
            var (number, score) = best[i];
            best[i] = new(number, score * reranks[scores.PlanOf(number)].FactorOf(corpus.Document(number), scores.SlotsOf(number)));
        }
        best.Sort(order);
        return best;
    }

    private static List<Candidate> Top(List<Candidate> hits, int count, Comparison<Candidate> order)
    {
        var worst = new PriorityQueue<Candidate, Candidate>(Comparer<Candidate>.Create((a, b) => order(b, a)));
        foreach (var hit in hits)
        {
            if (worst.Count < count) worst.Enqueue(hit, hit);
            else worst.EnqueueDequeue(hit, hit);
        }
        var best = worst.UnorderedItems.Select(item => item.Element).ToList();
        best.Sort(order);
        return best;
    }

    /// <summary>The best first; among equals the newest; then by id, so that an answer does not depend on how the index came to be.</summary>
    private static Comparison<Candidate> OrderIn(Corpus corpus) => (a, b) =>
    {
        var order = b.Score.CompareTo(a.Score);
        return order != 0 ? order : NewestFirst(a, b, corpus);
    };

    private static int NewestFirst(Candidate a, Candidate b, Corpus corpus)
    {
        if (a.Number == b.Number) return 0;
        var (x, y) = (corpus.Document(a.Number), corpus.Document(b.Number));
        var order = y.Date.CompareTo(x.Date);
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }
}
