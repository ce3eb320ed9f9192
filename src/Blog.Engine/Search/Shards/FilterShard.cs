using Blog.Engine.Search.Model;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>What documents are filtered and counted by: the tags, category paths and series there are, then for each document their numbers and its year.</summary>
internal static class FilterShard
{
    public static FieldWriter Of(IReadOnlyList<SearchDocument> documents)
    {
        var (tags, categories, series) = (Distinct(documents.SelectMany(document => document.Tags)), Distinct(documents.SelectMany(document => document.Categories)), Distinct(documents.Select(document => document.Series).OfType<string>()));
        var bytes = new FieldWriter().Texts(tags.Keys).Texts(categories.Keys).Texts(series.Keys);
        foreach (var document in documents) Numbers(bytes, document.Tags, tags);
        foreach (var document in documents) Numbers(bytes, document.Categories, categories);
        foreach (var document in documents) bytes.Number(document.Series is null ? 0 : series[document.Series] + 1);
        foreach (var document in documents) bytes.Number(document.Date.Year);
        return bytes;
    }

    private static Dictionary<string, int> Distinct(IEnumerable<string> values) =>
        values.Distinct().Order(StringComparer.Ordinal).Select((value, number) => KeyValuePair.Create(value, number)).ToDictionary(StringComparer.Ordinal);

    private static void Numbers(FieldWriter bytes, IReadOnlyCollection<string> values, Dictionary<string, int> numbers)
    {
        bytes.Number(values.Count);
        foreach (var value in values) bytes.Number(numbers[value]);
    }
}
