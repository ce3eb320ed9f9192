using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Live;

/// <summary>Logs every diagnostic of the content once, for as long as it stands.</summary>
public sealed class DiagnosticLog(ILogger log)
{
    private ImmutableArray<Diagnostic> standing = [];

    /// <summary>Compares only what lies between the first and the last object that is another one than the last time: after an edit that is little or nothing.</summary>
    public void Report(ImmutableArray<Diagnostic> diagnostics)
    {
        var first = standing.AsSpan().CommonPrefixLength(diagnostics.AsSpan(), ReferenceEqualityComparer.Instance);
        var last = 0;
        while (last < Math.Min(standing.Length, diagnostics.Length) - first && ReferenceEquals(standing[^(last + 1)], diagnostics[^(last + 1)])) last++;
        foreach (var diagnostic in diagnostics[first..^last].Except(standing[first..^last])) Write(diagnostic);
        standing = diagnostics;
    }

    private void Write(Diagnostic diagnostic) => log.Log(
        diagnostic.Severity switch { Severity.Error => LogLevel.Error, Severity.Warning => LogLevel.Warning, _ => LogLevel.Debug },
        "{Place} {Code}: {Message}", diagnostic.Place.ToString(), diagnostic.Code, diagnostic.Message);
}
