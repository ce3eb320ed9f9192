using Blog.Engine.Content;

namespace Blog.Engine.Importing;

/// <summary>What an import may leave for its author to look at.</summary>
public static class ImportRules
{
    public static readonly DiagnosticRule ForeignTag = new("BLOG300", Severity.Warning, "a tag or a component of the old blog has no counterpart here and stays visible");
    public static readonly DiagnosticRule HotLink = new("BLOG301", Severity.Info, "an image lies on another site");
    public static readonly DiagnosticRule NotFetched = new("BLOG302", Severity.Warning, "an image on another site was not fetched");
    public static readonly DiagnosticRule FrontMatterKept = new("BLOG303", Severity.Warning, "front matter that cannot be read is kept as it stands");
    public static readonly DiagnosticRule HtmlKept = new("BLOG304", Severity.Info, "HTML that has no form in Markdown is kept");
    public static readonly DiagnosticRule NotImported = new("BLOG305", Severity.Warning, "a part of the old blog is not imported");
}
