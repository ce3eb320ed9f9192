using System.Collections.Immutable;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>
/// The first word of a Mermaid diagram, its kind. That is what can be told on the server: Mermaid's own parser needs a browser's document.
/// </summary>
internal static class Diagram
{
    /// <summary>What tells the kinds of Mermaid 12 apart: each begins with one of these (the detectors in its source).</summary>
    private static readonly ImmutableArray<string> Kinds =
    [
        "agentflow-beta", "architecture", "block", "C4Component", "C4Container", "C4Context", "C4Deployment", "C4Dynamic", "classDiagram", "cynefin-beta", "erDiagram", "eventmodeling", "flowchart",
        "gantt", "gitGraph", "graph", "info", "ishikawa", "journey", "kanban", "mindmap", "packet", "pie", "quadrantChart", "radar-beta", "railroad-", "requirement", "sankey", "sequenceDiagram",
        "stateDiagram", "swimlane-beta", "timeline", "treemap", "treeView-beta", "usecase-beta", "venn-beta", "wardley-beta", "xychart",
    ];

    public static bool IsKnown(string source)
    {
        var kind = KindOf(source);
        return Kinds.Any(known => kind.StartsWith(known, StringComparison.Ordinal));
    }

    /// <summary>The first word that is no comment, directive or front matter.</summary>
    public static string KindOf(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).SkipWhile(line => line.Length == 0).ToList();
        if (lines is ["---", ..]) lines = [.. lines.Skip(1).SkipWhile(line => line != "---").Skip(1)];
        var first = Statements(lines).FirstOrDefault("");
        var end = first.AsSpan().IndexOfAny(" \t:;");
        return end < 0 ? first : first[..end];
    }

    /// <summary>Lines without comments (<c>%% …</c>) and directives (<c>%%{ … }%%</c>, which may go over several).</summary>
    private static IEnumerable<string> Statements(List<string> lines)
    {
        var isDirective = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("%%{", StringComparison.Ordinal)) isDirective = true;
            if (!isDirective && line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal)) yield return line;
            if (line.Contains("}%%", StringComparison.Ordinal)) isDirective = false;
        }
    }
}
