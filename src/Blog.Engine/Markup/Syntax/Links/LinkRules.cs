using Blog.Engine.Content;

namespace Blog.Engine.Markup.Syntax.Links;

internal static class LinkRules
{
    public static readonly DiagnosticRule RefusedAddress = new("BLOG110", Severity.Error, "an address uses a scheme that is refused");
    public static readonly DiagnosticRule MissingAlt = new("BLOG111", Severity.Info, "an image has no alternative text");
}
