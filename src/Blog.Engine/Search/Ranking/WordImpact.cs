using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>What a word adds to the documents that have it; everything is found when it is first asked for.</summary>
internal sealed class WordImpact(string text, Corpus corpus)
{
    private int frequency = -1;

    public string Text => text;

    /// <summary><see cref="Corpus.FrequencyAtMost"/>.</summary>
    public int FrequencyAtMost { get; } = corpus.FrequencyAtMost(text);

    /// <summary><see cref="Corpus.FrequencyOf"/>.</summary>
    public int Frequency => frequency >= 0 ? frequency : frequency = corpus.FrequencyOf(text);

    /// <summary>The documents that have the word by their number in the corpus, and its saturated frequency there.</summary>
    private (int Number, float Impact)[] Impacts => field ??= Read();

    public void AddTo(float[] points, float weight)
    {
        foreach (var (number, impact) in Impacts) points[number] += weight * impact;
    }

    private (int, float)[] Read()
    {
        var impacts = new List<(int, float)>(FrequencyAtMost);
        for (var i = 0; i < corpus.Leaves.Length; i++)
        {
            var leaf = corpus.Leaves[i];
            if (leaf.Segment.Terms.Find(text) is var term and >= 0) Read(leaf, term, corpus.BaseOf(i), impacts);
        }
        return [.. impacts];
    }

    private void Read(Leaf leaf, int term, int first, List<(int, float)> impacts)
    {
        var (segment, posting) = (leaf.Segment, default(Posting));
        for (var reader = segment.Read(term); reader.Read(ref posting);)
        {
            var document = posting.Document;
            if (leaf.IsLive(document)) impacts.Add((first + document, (float)corpus.Bm25F.Saturated(posting, segment.TitleLengths[document], segment.BodyLengths[document])));
        }
    }
}
