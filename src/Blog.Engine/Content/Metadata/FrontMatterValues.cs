namespace Blog.Engine.Content.Metadata;

/// <summary>Readings of a value that several keys share.</summary>
internal static class FrontMatterValues
{
    /// <summary>Yes or no in the words of YAML 1.1 and of authors; null when it is neither.</summary>
    public static bool? YesOrNo(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" or "y" or "是" => true,
        "false" or "no" or "off" or "0" or "n" or "否" => false,
        _ => null,
    };

    /// <summary>A switch, or the <c>enable</c> of a table (<c>toc: {enable: true}</c>).</summary>
    public static bool? Switch(MetadataNode node) => node switch
    {
        ScalarNode scalar => YesOrNo(scalar.Text),
        TableNode table => new FrontMatterFields(table).Find(["enable", "enabled", "show"]) is { Value: ScalarNode inner } ? YesOrNo(inner.Text) : null,
        _ => null,
    };

    /// <summary>The texts in a value, lists flattened; of a table its <c>label</c> or <c>name</c>.</summary>
    public static IEnumerable<string> Scalars(MetadataNode node) => node switch
    {
        ScalarNode scalar => scalar.IsEmpty ? [] : [scalar.Text],
        ListNode list => list.Items.SelectMany(Scalars),
        TableNode table => new FrontMatterFields(table).Find(["label", "name", "title"]) is { Value: ScalarNode inner } ? [inner.Text] : [],
        _ => [],
    };
}
