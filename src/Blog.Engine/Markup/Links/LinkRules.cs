using Blog.Engine.Content;

namespace Blog.Engine.Markup.Links;

internal static class LinkRules
{
    public static readonly DiagnosticRule MissingTarget = new("BLOG110", Severity.Warning, "a link leads to nothing on this site");
    public static readonly DiagnosticRule MissingHeading = new("BLOG111", Severity.Warning, "a link names a heading that does not exist");
    public static readonly DiagnosticRule MissingImage = new("BLOG112", Severity.Error, "an image file is missing");
    public static readonly DiagnosticRule RefusedAddress = new("BLOG113", Severity.Error, "an address uses a scheme that is refused");
    public static readonly DiagnosticRule MissingAlt = new("BLOG114", Severity.Info, "an image has no alternative text");
}
