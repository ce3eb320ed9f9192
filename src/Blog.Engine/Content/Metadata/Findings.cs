using System.Collections.Immutable;

namespace Blog.Engine.Content.Metadata;

/// <summary>Collects diagnostics of one file by offset.</summary>
internal sealed class Findings(SourceText source)
{
    private readonly List<Diagnostic> found = [];

    public void Add(DiagnosticRule rule, int offset, string message) => found.Add(rule.At(source.PlaceAt(offset), message));

    public int LineOf(int offset) => source.PlaceAt(offset).Line;

    /// <summary>A collector for an attempt whose findings may have to be dropped.</summary>
    public Findings Attempt() => new(source);

    public void Take(Findings attempt) => found.AddRange(attempt.found);

    public ImmutableArray<Diagnostic> ToImmutable() => [.. found.OrderBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column)];
}
