using System.Collections.Immutable;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>What an author says of a code block behind its fence: <c>```python title="a.py" {1,3-5} showLineNumbers</c>, and the same in the words of other engines.</summary>
public sealed record FenceInfo
{
    public static FenceInfo None { get; } = new();

    /// <summary>As written, in lower case; null when the fence names none.</summary>
    public string? Language { get; init; }

    public string? Title { get; init; }

    public LineSet Marked { get; init; }

    public LineSet Inserted { get; init; }

    public LineSet Deleted { get; init; }

    public LineSet Focused { get; init; }

    public bool ShowLineNumbers { get; init; }

    /// <summary>The number of the first line.</summary>
    public int FirstLine { get; init; } = 1;

    /// <summary>For a block of language <c>diff</c>: the language of the lines behind <c>+</c> and <c>-</c>.</summary>
    public string? DiffLanguage { get; init; }

    /// <summary>A file whose text the block shows: <c>path</c>, <c>path#region</c> or <c>path#L3-L9</c>.</summary>
    public string? File { get; init; }

    /// <summary>Words that ask for nothing, in their order: the title, where no other is given.</summary>
    internal ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What was not understood.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];
}
