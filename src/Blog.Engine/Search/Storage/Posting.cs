namespace Blog.Engine.Search.Storage;

/// <summary>How often one document has one term, by field, in quarters of an occurrence (<see cref="Analysis.Token.WholeUnits"/>).</summary>
internal struct Posting
{
    public const int MaxTitleUnits = 64;

    /// <summary>A heading says a thing twice at most: more is a template, not emphasis.</summary>
    public const int MaxHeadingUnits = 2 * Analysis.Token.WholeUnits;

    /// <summary>The number of the document in its segment.</summary>
    public int Document;
    public int Title;
    public int Headings;
    public bool Tagged;
    public int Body;
}
