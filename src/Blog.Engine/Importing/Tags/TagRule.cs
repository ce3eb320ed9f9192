namespace Blog.Engine.Importing.Tags;

/// <summary>How one tag reads here.</summary>
/// <param name="Write">Our syntax for it; null where it has none and stays as it is.</param>
internal sealed record TagRule(Func<Tag, string?> Write)
{
    /// <summary>What it writes is a block of lines of its own.</summary>
    public bool IsBlock { get; init; }

    /// <summary>What it encloses is code: no tag in it is one.</summary>
    public bool IsCode { get; init; }

    public static TagRule Block(Func<Tag, string?> write) => new(write) { IsBlock = true };

    public static TagRule Code(Func<Tag, string?> write) => new(write) { IsBlock = true, IsCode = true };

    public static TagRule Inline(Func<Tag, string?> write) => new(write);
}
