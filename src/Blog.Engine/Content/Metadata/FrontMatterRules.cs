namespace Blog.Engine.Content.Metadata;

/// <summary>What can be wrong with the meaning of front matter.</summary>
public static class FrontMatterRules
{
    public static readonly DiagnosticRule WrongType = new("BLOG011", Severity.Warning, "a value is not of the kind its key wants");
    public static readonly DiagnosticRule Date = new("BLOG012", Severity.Error, "a date is not a calendar date");
    public static readonly DiagnosticRule UnknownKey = new("BLOG013", Severity.Warning, "a key is not known");
    public static readonly DiagnosticRule HeldBack = new("BLOG018", Severity.Warning, "a post is kept as a draft because a key says it may not be for readers");
}
