using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Blog.Engine.Content;

/// <summary>
/// Remembers values up to a total weight, in two generations: when the young one is full it becomes the old one, and what nobody
/// asked for since is dropped. Reads take no lock. A value may be made twice when two threads ask for it at once.
/// </summary>
public sealed class BoundedCache<TKey, TValue>(long capacity, Func<TValue, long> weigh)
    where TKey : notnull
{
    private readonly Lock turning = new();
    private ConcurrentDictionary<TKey, TValue> young = new();
    private ConcurrentDictionary<TKey, TValue> old = new();
    private long weight;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (young.TryGetValue(key, out value)) return true;
        if (!old.TryGetValue(key, out value)) return false;
        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        if (young.TryAdd(key, value) && Interlocked.Add(ref weight, weigh(value)) > capacity / 2) Turn();
    }

    /// <summary>Adds a value, or puts it in the place of the one that is there.</summary>
    public void Set(TKey key, TValue value)
    {
        var grown = 0L;
        young.AddOrUpdate(key, _ => Grown(weigh(value)), (_, before) => Grown(weigh(value) - weigh(before)));
        if (Interlocked.Add(ref weight, grown) > capacity / 2) Turn();

        TValue Grown(long by)
        {
            grown = by;
            return value;
        }
    }

    public TValue GetOrAdd(TKey key, Func<TValue> make)
    {
        if (TryGet(key, out var value)) return value;
        value = make();
        Add(key, value);
        return value;
    }

    private void Turn()
    {
        lock (turning)
        {
            if (Interlocked.Read(ref weight) <= capacity / 2) return;
            old = young;
            young = new();
            Interlocked.Exchange(ref weight, 0);
        }
    }
}
