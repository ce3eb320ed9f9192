using System.Text.RegularExpressions;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Tags;

/// <summary>One tag as it stands in a text.</summary>
internal readonly record struct TagToken(int Start, int End, string Name, string Arguments, bool IsEnd, bool IsClosed);

/// <summary>How tags are written: Hugo's <c>{{&lt; name &gt;}}</c> and <c>{{% name %}}</c>, Liquid's and Nunjucks' <c>{% name %}</c>, or the components of Vue and React, <c>&lt;Name&gt;</c>.</summary>
internal sealed partial class TagSyntax
{
    public static readonly TagSyntax Hugo = new(HugoTag());
    public static readonly TagSyntax Liquid = new(LiquidTag());
    public static readonly TagSyntax Component = new(ComponentTag());

    private readonly Regex token;

    private TagSyntax(Regex token) => this.token = token;

    /// <summary>The tags of a text in their order, but for those in code.</summary>
    public List<TagToken> Read(string text)
    {
        var code = CodeRanges.Of(text);
        return [.. token.Matches(text).Where(match => !code.Contains(match.Index)).Select(TokenOf)];
    }

    /// <summary>The next tag that ends what this one begins, in code or not.</summary>
    public TagToken? EndOf(string text, TagToken open) =>
        token.Matches(text, open.End).Select(match => (TagToken?)TokenOf(match)).FirstOrDefault(tag => tag!.Value.IsEnd && tag.Value.Name == open.Name);

    private static TagToken TokenOf(Match match) => new(
        match.Index, match.Index + match.Length, match.Groups["name"].Value.ToLowerInvariant(), match.Groups["arguments"].Value, match.Groups["end"].Success, match.Groups["closed"].Success);

    [GeneratedRegex("""\{\{(?:<|%)\s*(?<end>/)?\s*(?<name>[A-Za-z][\w./-]*)(?<arguments>(?:\s(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?![%>/]\s*\}\})(?!/\s*[%>]\}\})[^"`])*)?)\s*(?<closed>/)?\s*[%>]\}\}""")]
    private static partial Regex HugoTag();

    [GeneratedRegex("""\{%-?\s*(?<end>end(?=[a-z]))?(?<name>[A-Za-z]\w*)\b(?<arguments>(?:(?!-?%\}|\{%|\n\s*\n)[\s\S])*?)\s*-?%\}""", RegexOptions.IgnoreCase)]
    private static partial Regex LiquidTag();

    /// <summary>Components begin with a capital letter and have one behind it that is none, so that neither <c>&lt;T&gt;</c> nor <c>&lt;BR&gt;</c> is one.</summary>
    [GeneratedRegex("""<(?<end>/)?(?<name>[A-Z]\w*[a-z]\w*)(?<arguments>(?:\s(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^<>"'{}/]|/(?!>))*)?)\s*(?<closed>/)?>""")]
    private static partial Regex ComponentTag();
}
