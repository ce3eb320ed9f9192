using System.Globalization;

namespace Blog.Engine.Markup.Scripting;

/// <summary>What a call of a program gave.</summary>
/// <param name="Work">Calls of functions and turns of loops: the same for the same arguments, whatever runs them and whatever else runs.</param>
/// <param name="Result">Null where it would have taken more work than one call may, or broke its engine.</param>
public sealed record ScriptAnswer(long Work, string? Result)
{
    /// <summary>
    /// The most that one call may take, three times what the longest formula or the largest block of code does; the scripts do two or three million a second.
    /// </summary>
    public const long MostWork = 10_000_000;

    /// <summary>What counts for a call whose engine broke: nobody knows how much it was.</summary>
    public static readonly ScriptAnswer Broken = new(MostWork, null);

    /// <summary>Reads what <see cref="ScriptEngine.Call"/> gives.</summary>
    public static ScriptAnswer From(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var work = long.Parse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(work, work > MostWork ? null : text[(end + 1)..]);
    }
}
