using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Presentation;

internal static class Facets
{
    public static SearchFacets Of(IReadOnlyList<SearchDocument> documents) => new(
        ByCount(documents.SelectMany(document => document.Tags)),
        ByCount(documents.SelectMany(document => document.Categories)),
        ByCount(documents.Select(document => document.Series).OfType<string>()),
        [.. Count(documents.Select(document => document.Date.Year)).OrderByDescending(year => year.Key).Select(year => new Facet(year.Key.ToString(CultureInfo.InvariantCulture), year.Value))]);

    private static ImmutableArray<Facet> ByCount(IEnumerable<string> values) =>
        [.. Count(values).OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Select(value => new Facet(value.Key, value.Value))];

    private static Dictionary<T, int> Count<T>(IEnumerable<T> values) where T : notnull
    {
        var counts = new Dictionary<T, int>();
        foreach (var value in values) counts[value] = counts.GetValueOrDefault(value) + 1;
        return counts;
    }
}
