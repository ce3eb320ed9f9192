using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Blog.Engine.Publishing;

/// <summary>
/// A dictionary that never changes and keeps the order in which it was made. A version of it with some other values shares all the rest, so an edit of a large site
/// leaves little for the collector; and two versions show quickly where they differ.
/// </summary>
public sealed class VersionedDictionary<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    /// <summary>Values that are copied together: about the root of ten thousand.</summary>
    private const int ChunkSize = 128;

    private readonly Dictionary<TKey, int> places;
    private readonly TValue[][] chunks;

    public VersionedDictionary(IReadOnlyCollection<TValue> values, Func<TValue, TKey> keyOf)
        : this(new(values.Count), [.. values.Chunk(ChunkSize)])
    {
        foreach (var value in values) places.Add(keyOf(value), places.Count);
    }

    private VersionedDictionary(Dictionary<TKey, int> places, TValue[][] chunks) => (this.places, this.chunks) = (places, chunks);

    /// <summary>This one with other values for keys that it has.</summary>
    public VersionedDictionary<TKey, TValue> With(IEnumerable<KeyValuePair<TKey, TValue>> changes)
    {
        TValue[][]? copy = null;
        foreach (var (key, value) in changes)
        {
            var (chunk, index) = Math.DivRem(places[key], ChunkSize);
            copy ??= [.. chunks];
            if (copy[chunk] == chunks[chunk]) copy[chunk] = [.. chunks[chunk]];
            copy[chunk][index] = value;
        }
        return copy is null ? this : new(places, copy);
    }

    /// <summary>This one with other values for those of the keys that it has.</summary>
    public VersionedDictionary<TKey, TValue> With(IEnumerable<TKey> keys, Func<TValue, TValue> change) =>
        With(keys.Where(ContainsKey).Select(key => KeyValuePair.Create(key, change(this[key]))));

    /// <summary>The values that are not the very same objects in <paramref name="before"/>.</summary>
    public IEnumerable<TValue> ChangedSince(VersionedDictionary<TKey, TValue> before) => before.places == places
        ? chunks.Zip(before.chunks).Where(pair => pair.First != pair.Second).SelectMany(pair => pair.First.Where((value, i) => value != pair.Second[i]))
        : this.Where(entry => before.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Value);

    /// <summary>Whether both have the same keys because one was made of the other, or both of a third.</summary>
    public bool HasKeysOf(VersionedDictionary<TKey, TValue> other) => places == other.places;

    public int Count => places.Count;

    public IEnumerable<TKey> Keys => places.Keys;

    public IEnumerable<TValue> Values => chunks.SelectMany(chunk => chunk);

    public TValue this[TKey key] => At(places[key]);

    /// <summary>The value at a place in the order.</summary>
    public TValue At(int place) => chunks[place / ChunkSize][place % ChunkSize];

    public bool ContainsKey(TKey key) => places.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var isThere = places.TryGetValue(key, out var place);
        value = isThere ? At(place) : null;
        return isThere;
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => places.Select(entry => KeyValuePair.Create(entry.Key, At(entry.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
