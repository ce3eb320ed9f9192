using System.Collections.Concurrent;

namespace Blog.Engine.Publishing;

/// <summary>The terms of one build by how they are written: thousands of posts share some hundred terms, and one object each. Thread-safe.</summary>
internal sealed class TermPool
{
    private readonly ConcurrentDictionary<string, TermPath?> terms = new(StringComparer.Ordinal);

    public TermPath? Find(string written, Func<TermPath?> read) => terms.GetOrAdd(written, _ => read());
}
