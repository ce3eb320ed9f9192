using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Reports;

/// <summary>The report for scripts: one object. <c>posts</c> counts every published text; <c>pages</c> says how many of them are plain pages.</summary>
public static class JsonReport
{
    public static void Write(Stream output, Site site, IReadOnlyList<Diagnostic> diagnostics)
    {
        using var json = new Utf8JsonWriter(output, ReadableJson.Options);
        json.WriteStartObject();
        json.WriteNumber("posts", site.Published.Count());
        json.WriteNumber("pages", site.Published.Count(post => post.IsPage));
        json.WriteNumber("drafts", site.All.Count(post => post.State is PostState.Draft));
        json.WriteNumber("scheduled", site.All.Count(post => post.State is PostState.Scheduled));
        json.WriteStartObject("tags");
        foreach (var (tag, count) in TagCounts(site)) json.WriteNumber(tag, count);
        json.WriteEndObject();
        json.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity is Severity.Error));
        json.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity is Severity.Warning));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", Diagnostic.Word(diagnostic.Severity));
        json.WriteString("file", diagnostic.Place.File.Value);
        json.WriteNumber("line", diagnostic.Place.Line);
        json.WriteNumber("column", diagnostic.Place.Column);
        json.WriteString("message", diagnostic.Message);
        json.WriteEndObject();
    }

    /// <summary>Tags as posts carry them: a tag path counts once, not its ancestors.</summary>
    private static IEnumerable<(string Tag, int Count)> TagCounts(Site site) => site.Published
        .SelectMany(post => post.Tags)
        .GroupBy(tag => tag)
        .Select(group => (group.Key.Value, group.Count()))
        .OrderBy(pair => pair.Value, StringComparer.Ordinal);
}
