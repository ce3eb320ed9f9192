namespace Blog.Engine.Search.Forward;

/// <summary>In which chunks of a document a term is, a bit each, × 2 + whether it stands there as it is: not within a longer word, and not too far down.</summary>
internal readonly record struct Place(uint Bits)
{
    public Place(uint chunks, bool stands) : this((chunks << 1) | (stands ? 1u : 0))
    {
    }

    /// <summary>By far the commonest, so it is not written.</summary>
    public static Place Usual { get; } = new(1, true);

    public static Place operator |(Place a, Place b) => new(a.Bits | b.Bits);
}
