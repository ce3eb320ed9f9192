using System.Collections.Frozen;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Callouts;

/// <summary>A box with a title. Its first child may be its <see cref="CalloutTitle"/>.</summary>
internal sealed class Callout(BlockParser? parser) : ContainerBlock(parser)
{
    public required CalloutKind Kind { get; init; }

    public Fold Fold { get; init; }
}

/// <summary>The title an author gave to a callout.</summary>
internal sealed class CalloutTitle() : LeafBlock(null);

internal enum Fold
{
    None,
    Open,
    Closed,
}

/// <summary>A kind of callout by its common name, and the word the author used where that is none of them.</summary>
internal sealed record CalloutKind(string Name, string? OwnTitle)
{
    private static readonly FrozenDictionary<string, string> Synonyms = new Dictionary<string, string>
    {
        ["info"] = "note",
        ["hint"] = "tip",
        ["summary"] = "abstract",
        ["tldr"] = "abstract",
        ["check"] = "success",
        ["done"] = "success",
        ["help"] = "question",
        ["faq"] = "question",
        ["attention"] = "warning",
        ["fail"] = "failure",
        ["missing"] = "failure",
        ["error"] = "danger",
        ["cite"] = "quote",
        ["secondary"] = "note",
        ["primary"] = "note",
        ["注意"] = "warning",
        ["提示"] = "tip",
        ["警告"] = "warning",
        ["信息"] = "note",
    }.ToFrozenDictionary();

    public static CalloutKind From(string word)
    {
        var name = word.ToLowerInvariant();
        if (Words.Chinese.Callouts.ContainsKey(name)) return new(name, null);
        return Synonyms.TryGetValue(name, out var known) ? new(known, null) : new("note", word);
    }

    public static bool IsKnown(string word) =>
        Words.Chinese.Callouts.ContainsKey(word.ToLowerInvariant()) || Synonyms.ContainsKey(word.ToLowerInvariant());
}
