using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Importing;

/// <summary>The front matter of a text of the old blog: what it means, and as it was written.</summary>
/// <param name="Said">What it means here; dates without an offset are taken for UTC.</param>
/// <param name="Keys">All of its entries.</param>
/// <param name="BodyStart">Where the body begins.</param>
/// <param name="Trouble">Why it cannot be taken apart without losing something; null when it can.</param>
internal sealed record OldFrontMatter(FrontMatter Said, TableNode Keys, int BodyStart, Diagnostic? Trouble)
{
    /// <summary>No place on Earth has this offset: a date that is another moment here than in UTC has none of its own.</summary>
    private static readonly TimeZoneInfo Nowhere = TimeZoneInfo.CreateCustomTimeZone("nowhere", new(13, 59, 0), null, null);

    public bool HasDateOfNoZone { get; private init; }

    public bool HasUpdateOfNoZone { get; private init; }

    public static OldFrontMatter Read(SourceText source)
    {
        var (said, bodyStart, diagnostics) = new FrontMatterReader(TimeZoneInfo.Utc).Read(source);
        var elsewhere = new FrontMatterReader(Nowhere).Read(source).FrontMatter;
        var block = MetadataBlock.Find(source.Value);
        var keys = block is null ? new(0, []) : FrontMatterReader.Parse(source.Value[block.Start..block.End], block, new(source));
        return new(said, keys, bodyStart, diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity is Severity.Error))
        {
            HasDateOfNoZone = said.Date != elsewhere.Date,
            HasUpdateOfNoZone = said.Updated != elsewhere.Updated,
        };
    }
}
