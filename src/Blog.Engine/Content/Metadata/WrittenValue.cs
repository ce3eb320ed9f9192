
namespace Blog.Engine.Content.Metadata;

/// <summary>Where a value of front matter stands, for a finding that only the whole site can make.</summary>
internal static class WrittenValue
{
    /// <summary>Where an address or a slug is written; the whole file where it is written nowhere.</summary>
    public static Place PlaceOf(SourceFile source, string written) =>
        FrontMatterReader.FieldsOf(source.Text) is { } fields
        && fields.All([.. FrontMatterKeys.Aliases, .. FrontMatterKeys.Address, .. FrontMatterKeys.Slug]).SelectMany(entry => Scalars(entry.Value)).FirstOrDefault(scalar => FrontMatterMapper.Clean(scalar.Text) == written) is { } found
            ? source.Text.PlaceAt(found.Offset)
            : Place.WholeFile(source.Path);

    private static IEnumerable<ScalarNode> Scalars(MetadataNode node) => node switch
    {
        ScalarNode scalar => [scalar],
        ListNode list => list.Items.SelectMany(Scalars),
        _ => [],
    };
}
