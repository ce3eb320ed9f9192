using Blog.Engine.Search.Ranking;
using Blog.Engine.Search.Storage;

namespace Blog.Engine.Search.Shards;

/// <summary>
/// What stands in titles, headings and tags from each Chinese character on, below the first letters of its first two characters: the letters
/// <c>zyl</c> and <c>zhuyili</c> are looked up under <c>zy</c>. And the readings of these characters.
/// </summary>
internal sealed class PinyinShards(ShardSet shards)
{
    private const int Size = 4096;

    /// <summary>Characters from one place on: more initials than this nobody types.</summary>
    private const int MaxLength = 12;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly HashSet<char> characters = [];

    public void Write(Names names, FieldWriter manifest)
    {
        foreach (var name in names.Text.Split('\n')) Add(name);
        var sorted = new SortedShards(shards, Size);
        foreach (var (key, count) in places.OrderBy(place => place.Key, StringComparer.Ordinal)) sorted.Add(key, new FieldWriter().Number(count).Written);
        sorted.Finish(manifest);
        var readings = new FieldWriter().Number(characters.Count);
        foreach (var character in characters.Order()) readings.Text(character.ToString()).Texts(Pinyin.ReadingsOf(character));
        manifest.Raw(shards.Add(readings));
    }

    private void Add(string name)
    {
        for (var start = 0; start + 1 < name.Length; start++)
        {
            var end = start;
            while (end < name.Length && end - start < MaxLength && Pinyin.ReadingsOf(name[end]).Length > 0) end++;
            if (end - start < 2) continue;
            foreach (var letters in FirstLetters(name[start], name[start + 1]))
            {
                var key = letters + name[start..end];
                places[key] = places.GetValueOrDefault(key) + 1;
            }
            characters.UnionWith(name[start..end]);
        }
    }

    private static IEnumerable<string> FirstLetters(char first, char second) =>
        (from a in Pinyin.ReadingsOf(first) from b in Pinyin.ReadingsOf(second) select $"{a[0]}{b[0]}").Distinct();
}
