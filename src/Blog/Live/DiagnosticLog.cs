using Blog.Engine.Content;

namespace Blog.Live;

/// <summary>Logs every diagnostic of the content once, for as long as it stands.</summary>
internal sealed class DiagnosticLog(ILogger log)
{
    private HashSet<Diagnostic> standing = [];

    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        var now = diagnostics.ToHashSet();
        foreach (var diagnostic in now.Where(diagnostic => !standing.Contains(diagnostic))) Write(diagnostic);
        standing = now;
    }

    private void Write(Diagnostic diagnostic) => log.Log(
        diagnostic.Severity switch { Severity.Error => LogLevel.Error, Severity.Warning => LogLevel.Warning, _ => LogLevel.Debug },
        "{Place} {Code}: {Message}", diagnostic.Place.ToString(), diagnostic.Code, diagnostic.Message);
}
