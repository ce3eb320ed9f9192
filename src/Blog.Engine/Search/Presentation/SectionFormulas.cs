using System.Collections.Immutable;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Presentation;

/// <summary>The formulas of a section, and where in its text they stand.</summary>
internal static class SectionFormulas
{
    public static string[] Of(SearchSection section) =>
        section.Math.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>One for each mark of the text, in order; those of the heading come before and have none.</summary>
    public static ImmutableArray<string> InText(SearchSection section)
    {
        var marks = section.Text.AsSpan().Count(SearchSection.FormulaMark);
        return marks == 0 ? [] : [.. Of(section).TakeLast(marks)];
    }

    /// <summary>The offset of a formula in the text; -1 when it stands in the heading.</summary>
    public static int PlaceOf(string formula, SearchSection section)
    {
        var place = -1;
        foreach (var other in InText(section))
        {
            place = section.Text.IndexOf(SearchSection.FormulaMark, place + 1);
            if (other == formula) return place;
        }
        return -1;
    }
}
