using System.Text.Json;
using Blog.Engine.Content;

namespace Blog.Reports;

/// <summary>SARIF 2.1.0 (OASIS), as code hosts and editors read it: they look for files below the working directory, which is the repository.</summary>
public static class SarifReport
{
    /// <param name="output">Where to.</param>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="posts">The posts folder as seen from the working directory.</param>
    public static void Write(Stream output, IReadOnlyList<Diagnostic> diagnostics, string posts)
    {
        using var json = new Utf8JsonWriter(output, ReadableJson.Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, diagnostics);
        json.WriteStartArray("results");
        foreach (var diagnostic in diagnostics) WriteResult(json, diagnostic, posts);
        json.WriteEndArray();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Blog");
        json.WriteStartArray("rules");
        foreach (var rule in diagnostics.Select(diagnostic => diagnostic.Rule).DistinctBy(rule => rule.Code))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Code);
            WriteText(json, "shortDescription", rule.Summary);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, string posts)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteString("level", diagnostic.Severity is Severity.Info ? "note" : Diagnostic.Word(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', Path.Combine(posts, diagnostic.Place.File.Value).Split(Path.DirectorySeparatorChar, '/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
        if (diagnostic.Place.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", diagnostic.Place.Line);
            json.WriteNumber("startColumn", diagnostic.Place.Column);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
