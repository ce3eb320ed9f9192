using System.Text.Json;

namespace Blog.Engine.Markup.Syntax.Formulas;

/// <summary>The macros in force at one place of a page. A value: what a formula defines gives a new table.</summary>
public sealed class MacroTable
{
    private MacroTable(string json) => Json = json;

    public static MacroTable Empty { get; } = new("{}");

    /// <summary>As <c>formula.js</c> takes and gives it.</summary>
    internal string Json { get; }

    /// <summary>The site's macros, and the post's own over them; name (with or without its back slash) → expansion, where <c>#1</c> … <c>#9</c> are arguments.</summary>
    public static MacroTable From(params ReadOnlySpan<IReadOnlyDictionary<string, string>> layers)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            foreach (var (name, expansion) in layer) merged[name.StartsWith('\\') ? name : '\\' + name] = expansion;
        }
        return merged.Count == 0 ? Empty : new(JsonSerializer.Serialize(merged));
    }

    internal static MacroTable FromJson(string json) => new(json);
}
