using System.Collections.Immutable;

namespace Blog.Engine.Content;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Where something was seen. Lines and columns count from 1 in the whole file, columns in UTF-16 units; line 0 means the file as a whole.</summary>
public readonly record struct Place(SitePath File, int Line, int Column)
{
    public static Place WholeFile(SitePath file) => new(file, 0, 0);

    public override string ToString() => Line == 0 ? File.ToString() : $"{File}:{Line}:{Column}";
}

/// <summary>
/// A kind of trouble with content. Each part of the engine declares its own rules beside the code that finds them;
/// every rule is described in <c>docs/diagnostics.md</c>.
/// </summary>
public sealed record DiagnosticRule(string Code, Severity Severity, string Summary)
{
    public Diagnostic At(Place place, string message) => new(this, place, message);
}

/// <summary>One finding, with its place and what to write instead.</summary>
public sealed record Diagnostic(DiagnosticRule Rule, Place Place, string Message)
{
    public string Code => Rule.Code;

    public Severity Severity => Rule.Severity;

    /// <summary>What <c>check --fix</c> would write; empty where only the author can know.</summary>
    public ImmutableArray<TextEdit> Edits { get; init; } = [];

    public override string ToString() => $"{Place} {Word(Severity)} {Code}: {Message}";

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
