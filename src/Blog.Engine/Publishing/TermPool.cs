using System.Collections.Concurrent;

namespace Blog.Engine.Publishing;

/// <summary>The terms of one build by how they are written: thousands of posts share some hundred terms, and one object each. Thread-safe.</summary>
internal sealed class TermPool
{
    private readonly ConcurrentDictionary<string, TermPath?> tags = new(StringComparer.Ordinal), categories = new(StringComparer.Ordinal);

    public TermPath? Tag(string written, Func<string, TermPath?> read) => tags.GetOrAdd(written, read);

    public TermPath? Category(IEnumerable<string> parts) => categories.GetOrAdd(string.Join('\0', parts), _ => TermPath.From(parts));
}
