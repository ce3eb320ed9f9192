using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Blog.Engine.Importing.Text;
using Blog.Engine.Markup.Syntax.Callouts;

namespace Blog.Engine.Importing.Tags;

/// <summary>The tags that many engines and themes have under one name, and how they read here.</summary>
internal static partial class CommonTags
{
    /// <summary>Words for looks in the tags of themes, which mean nothing here.</summary>
    private static readonly FrozenSet<string> Looks = FrozenSet.Create(
        "default", "simple", "modern", "flat", "disabled", "no-icon", "blue", "pink", "red", "purple", "orange", "green", "cyan", "yellow", "gray", "grey");

    private static readonly FrozenDictionary<string, TagRule> Rules = new Dictionary<string, TagRule>
    {
        ["admonition"] = TagRule.Block(Admonition),
        ["notice"] = TagRule.Block(Admonition),
        ["callout"] = TagRule.Block(Admonition),
        ["alert"] = TagRule.Block(Admonition),
        ["hint"] = TagRule.Block(Admonition),
        ["details"] = TagRule.Block(Details),
        ["collapse"] = TagRule.Block(Details),
        ["expand"] = TagRule.Block(Details),
        ["spoiler"] = TagRule.Block(Details),
        ["folding"] = TagRule.Block(Details),
        ["mermaid"] = TagRule.Code(tag => tag.Inner is null ? null : Here.Fence("mermaid", tag.Inner)),
        ["pseudocode"] = TagRule.Code(tag => tag.Inner is null ? null : Here.Fence("latex", tag.Inner)),
        ["math"] = TagRule.Inline(Formula) with { IsCode = true },
        ["katex"] = TagRule.Inline(Formula) with { IsCode = true },
        ["mathjax"] = TagRule.Inline(Formula) with { IsCode = true },
        ["raw"] = TagRule.Inline(tag => tag.Inner) with { IsCode = true },
        ["youtube"] = Video("https://www.youtube.com/watch?v="),
        ["vimeo"] = Video("https://vimeo.com/"),
        ["bilibili"] = Video("https://www.bilibili.com/video/"),
        ["jsfiddle"] = Video("https://jsfiddle.net/"),
        ["instagram"] = Video("https://www.instagram.com/p/"),
        ["caniuse"] = Video("https://caniuse.com/"),
        ["gist"] = TagRule.Inline(tag => tag.Arguments.Positional is [var owner, ..] words ? $"<https://gist.github.com/{Here.Destination(words.Length > 1 ? owner + "/" + words[1] : owner)}>" : null),
        ["tweet"] = TagRule.Inline(Tweet),
        ["twitter"] = TagRule.Inline(Tweet),
        ["x"] = TagRule.Inline(Tweet),
        ["iframe"] = TagRule.Inline(tag => tag.Value(0, "src", "url") is { } address ? Here.Link(null, address) : null),
        ["quote"] = TagRule.Block(tag => tag.Inner is null ? null : Here.Quote(tag.Body, tag.Value(0, "author", "source", "title"))),
        ["center-quote"] = TagRule.Block(tag => tag.Inner is null ? null : Here.Quote(tag.Body)),
        ["centerquote"] = TagRule.Block(tag => tag.Inner is null ? null : Here.Quote(tag.Body)),
        ["cq"] = TagRule.Block(tag => tag.Inner is null ? null : Here.Quote(tag.Body)),
        ["comment"] = TagRule.Code(tag => tag.Inner is null ? null : $"<!--{tag.Inner.Replace("-->", "-- >", StringComparison.Ordinal)}-->"),
    }.ToFrozenDictionary();

    /// <summary>The rule for a tag; a tag that is named as a kind of callout is one.</summary>
    public static TagRule? Find(string name) =>
        Rules.GetValueOrDefault(name) ?? (CalloutKind.IsKnown(name) ? TagRule.Block(tag => tag.Inner is null ? null : Here.Callout(name, tag.Value(0, "title"), tag.Body)) : null);

    /// <summary><c>note info 标题</c>, <c>note "标题"</c>, as the themes of Hexo have it: looks and kinds first, then the title.</summary>
    public static string? Note(Tag tag)
    {
        if (tag.Inner is null) return null;
        var words = tag.Arguments.Positional.SkipWhile(word => Looks.Contains(word) || CalloutKind.IsKnown(word) || word.StartsWith("fa", StringComparison.Ordinal) || word is "icon").ToList();
        var kind = tag.Arguments.Positional.FirstOrDefault(CalloutKind.IsKnown) ?? "note";
        return Here.Callout(kind, string.Join(' ', words), tag.Body);
    }

    /// <summary>The text of a title without the tags of HTML around an icon.</summary>
    public static string Plain(string title) => System.Net.WebUtility.HtmlDecode(HtmlTag().Replace(title, "")).Trim();

    /// <summary>LoveIt's <c>type title open</c>, by place or by name; of a kind that is none here the word is the title.</summary>
    private static string? Admonition(Tag tag)
    {
        if (tag.Inner is null && tag.Value(1, "title", "header") is null) return null;
        var word = tag.Value(0, "type", "kind", "status", "style", "color", "context") ?? "note";
        var isKind = CalloutKind.IsKnown(word);
        var title = tag.Value(1, "title", "header") ?? (isKind || Looks.Contains(word) || tag.Arguments.Positional.IsEmpty ? null : word);
        var fold = tag.Value(2, "open", "collapse", "foldable") is "false" ? "-" : "";
        return Here.Callout(isKind ? word.ToLowerInvariant() : "note", title is null ? null : Plain(title), tag.Body, fold);
    }

    private static string? Details(Tag tag) =>
        tag.Inner is null ? null : Here.Details(Plain(tag.Value(-1, "title", "summary", "header") ?? string.Join(' ', tag.Arguments.Positional)), tag.Body);

    /// <summary>Within text it is a formula in a line; what has its signs already keeps them.</summary>
    private static string? Formula(Tag tag) =>
        tag.Inner is not { } inner || string.IsNullOrWhiteSpace(inner) ? null
        : inner.Contains('$', StringComparison.Ordinal) || inner.Contains("\\(", StringComparison.Ordinal) || inner.Contains("\\[", StringComparison.Ordinal) ? inner.Trim('\n')
        : inner.Contains('\n', StringComparison.Ordinal) ? Here.Formula(inner)
        : $"${inner.Trim()}$";

    private static TagRule Video(string site) => TagRule.Inline(tag => tag.Value(0, "id", "video", "bvid", "bv", "feature") is { } id ? Here.Link(null, id.Contains("://", StringComparison.Ordinal) ? id : site + id) : null);

    private static string? Tweet(Tag tag)
    {
        var (user, id) = tag.Arguments.Named.IsEmpty && tag.Arguments.Positional is [var only] ? ("i/web", only) : (tag.Value(0, "user"), tag.Value(1, "id"));
        return id is null ? null : Here.Link(null, $"https://x.com/{user ?? "i/web"}/status/{id}");
    }

    [GeneratedRegex("""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")]
    private static partial Regex HtmlTag();
}
