using System.Collections.Immutable;

namespace Blog.Engine.Markup.Formulas;

/// <summary>The macros in force at one place of a page. A value: defining gives a new table.</summary>
public sealed class MacroTable
{
    public static MacroTable Empty { get; } = new();

    /// <summary>The site's macros, and the post's own over them; name with its back slash → expansion (<c>#1</c> … <c>#9</c> are arguments).</summary>
    public static MacroTable From(params ReadOnlySpan<IReadOnlyDictionary<string, string>> layers) => throw new NotImplementedException();
}
