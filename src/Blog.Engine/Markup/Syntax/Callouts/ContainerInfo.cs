using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>What stands behind the colons of a <c>:::</c> container.</summary>
internal static partial class ContainerInfo
{
    /// <summary>The kind and the title in <c>tip 标题</c>, <c>note[标题]</c>, <c>{.callout-note title="标题"}</c>; anything else is title.</summary>
    public static (string Word, string Title) Of(string info)
    {
        var kind = Kind().Match(info);
        var rest = info[kind.Length..].Trim();
        var named = NamedTitle().Match(rest);
        if (named.Success) return (kind.Groups[1].Value, named.Groups[1].Value + named.Groups[2].Value);
        var isBraced = info.StartsWith('{') || rest.StartsWith('{');
        return (kind.Groups[1].Value, isBraced ? Attributes().Replace(rest, "") : rest);
    }

    [GeneratedRegex(@"^\{?\s*\.?(?:callout-)?([A-Za-z\d_-]*|注意|提示|警告|信息)(?![\p{L}\d_-])")]
    private static partial Regex Kind();

    [GeneratedRegex("""^(?:\[([^\]]*)\]|\{?[^{}"]*title="([^"]*)"[^{}]*\})$""")]
    private static partial Regex NamedTitle();

    [GeneratedRegex(@"^\{?[\s.#\w=-]*\}$")]
    private static partial Regex Attributes();
}
