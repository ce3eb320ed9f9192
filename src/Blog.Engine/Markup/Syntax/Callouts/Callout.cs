using System.Collections.Frozen;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax.Callouts;

/// <summary>A box with a title. Its first child may be its <see cref="CalloutTitle"/>.</summary>
internal sealed class Callout(BlockParser? parser) : ContainerBlock(parser), IBlockNode
{
    public required CalloutKind Kind { get; init; }

    public Fold Fold { get; init; }

    public ExcerptPart Part => ExcerptPart.None;
}

/// <summary>The title an author gave to a callout.</summary>
internal sealed class CalloutTitle() : LeafBlock(null)
{
    /// <summary>A title that stands in the line of a block that opens: inline Markdown like any other text. Null where nothing stands there.</summary>
    /// <param name="processor">Stands in that line.</param>
    /// <param name="title">The part of the line.</param>
    public static CalloutTitle? In(BlockProcessor processor, StringSlice title)
    {
        title.Trim();
        if (title.IsEmpty) return null;
        var block = new CalloutTitle { ProcessInlines = true, IsOpen = false, Line = processor.LineIndex, Span = new(title.Start, title.End), Lines = new(1) };
        block.Lines.Add(new StringLine(title, processor.LineIndex, processor.Column, title.Start, NewLine.None));
        return block;
    }
}

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
