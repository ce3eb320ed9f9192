using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Importing;
using Blog.Engine.Publishing;
using Blog.Reports;
using Blog.Resources;

namespace Blog.Importing;

/// <summary>What an import did, and what its author should look at: everything that <c>check</c> says of the result is in it.</summary>
/// <param name="Kind">What the source was taken for.</param>
/// <param name="Blog">Texts and files.</param>
/// <param name="Result">The result as a site.</param>
/// <param name="Fetched">Images that were fetched.</param>
/// <param name="Findings">By file and line of the result.</param>
internal sealed record ImportReport(BlogKind Kind, ImportedBlog Blog, Site Result, int Fetched, ImmutableArray<Diagnostic> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    private int Drafts => Result.All.Count(post => post.State is PostState.Draft);

    private int Changed => Blog.Posts.Count(post => post.IsChanged);

    public void WriteText(Stream output, CommandText text)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        foreach (var finding in Findings) writer.WriteLine(finding);
        if (Findings.Length > 0) writer.WriteLine();
        var counts = Findings.CountBy(finding => finding.Severity).ToDictionary();
        foreach (var line in (ReadOnlySpan<string>)
        [
            text["Import.Source", Kind.Name],
            text["Import.Converted", Blog.Posts.Length, Result.Pages.Length, Drafts, Blog.Files.Length, Blog.LeftOut.Length],
            text["Import.Changed", Changed, Sum(post => post.Tags), Sum(post => post.Links), Sum(post => post.Aliases), Fetched],
            text["Import.Attention", counts.GetValueOrDefault(Severity.Error), counts.GetValueOrDefault(Severity.Warning), counts.GetValueOrDefault(Severity.Info)],
        ]) writer.WriteLine(line);
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, ReadableJson.Options);
        json.WriteStartObject();
        json.WriteString("source", Kind.Name);
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)
        [
            ("texts", Blog.Posts.Length), ("pages", Result.Pages.Length), ("drafts", Drafts), ("files", Blog.Files.Length), ("leftOut", Blog.LeftOut.Length), ("changed", Changed),
            ("tags", Sum(post => post.Tags)), ("links", Sum(post => post.Links)), ("aliases", Sum(post => post.Aliases)), ("fetched", Fetched),
        ]) json.WriteNumber(name, count);
        json.WriteStartArray("converted");
        foreach (var post in Blog.Posts) Write(json, post);
        json.WriteEndArray();
        json.WriteStartArray("attention");
        foreach (var finding in Findings) JsonReport.Write(json, finding);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private int Sum(Func<ImportedPost, int> count) => Blog.Posts.Sum(count);

    private static void Write(Utf8JsonWriter json, ImportedPost post)
    {
        json.WriteStartObject();
        json.WriteString("from", post.From.Value);
        json.WriteString("to", post.Path.Value);
        json.WriteBoolean("changed", post.IsChanged);
        json.WriteEndObject();
    }
}
