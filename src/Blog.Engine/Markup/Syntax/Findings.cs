using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Syntax;

/// <summary>What parsers and passes have to say about a document, kept with it until the places are known.</summary>
internal static class Findings
{
    private static readonly object Key = typeof(Findings);

    /// <summary>Notes a finding at an offset of the parsed text.</summary>
    public static void Report(this MarkdownDocument document, DiagnosticRule rule, int offset, string message)
    {
        if (document.GetData(Key) is not List<Finding> list) document.SetData(Key, list = []);
        list.Add(new(rule, offset, message));
    }

    public static IEnumerable<Diagnostic> Of(MarkdownDocument document, MarkdownBody body) =>
        document.GetData(Key) is List<Finding> list
            ? list.Select(finding => finding.Rule.At(body.PlaceAt(finding.Offset), finding.Message))
            : [];

    private sealed record Finding(DiagnosticRule Rule, int Offset, string Message);
}
