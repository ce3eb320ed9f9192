using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Ranking;

/// <summary>
/// BM25F (Robertson, Zaragoza: "The Probabilistic Relevance Framework", 2009): the frequencies of a term in the fields, each weighted and
/// normalised by the field's length, are added before they are saturated. Constants were chosen by the judged evaluation.
/// </summary>
internal readonly struct Bm25F(int documents, double averageTitle, double averageBody)
{
    private const double K1 = 1.2, BodyB = 0.6, TitleB = 0.5;
    private const double TitleBoost = 6, TagBoost = 3, HeadingBoost = 2.5;

    private readonly double titleScale = TitleB / Math.Max(averageTitle, 1);
    private readonly double bodyScale = BodyB / Math.Max(averageBody, 1);

    /// <summary>How much the presence of a term tells: ln(1 + (N − df + ½) / (df + ½)).</summary>
    public double Idf(int frequency) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>The saturated frequency of a term in a document: 0 to k1 + 1.</summary>
    public double Saturated(in Posting posting, int titleLength, int bodyLength)
    {
        var weighted = (posting.Body / (1 - BodyB + (bodyScale * bodyLength))) + (HeadingBoost * posting.Headings);
        if (posting.Title > 0) weighted += TitleBoost * posting.Title / (1 - TitleB + (titleScale * titleLength));
        weighted /= Token.WholeUnits;
        if (posting.Tagged) weighted += TagBoost;
        return weighted * (K1 + 1) / (weighted + K1);
    }
}
