using System.Collections.Immutable;

namespace Blog.Engine.Search.Model;

/// <summary>What an author may set about search.</summary>
public sealed record SearchSettings
{
    /// <summary>Off: nothing is indexed, no page leads to a search, and posts name none of their like.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Words that mean the same, in both directions: <c>GBDT</c> → <c>梯度提升树</c>.</summary>
    public IReadOnlyDictionary<string, string> Synonyms { get; init; } = ImmutableDictionary<string, string>.Empty;
}
