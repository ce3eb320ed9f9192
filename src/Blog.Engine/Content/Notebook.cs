using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Blog.Engine.Content;

/// <summary>
/// A Jupyter notebook (nbformat 4) as Markdown: text cells as they are, code cells fenced in the language of the kernel, printed output as text.
/// The Markdown is the source of the post, so places of later findings are places in it.
/// </summary>
internal static class Notebook
{
    public static readonly DiagnosticRule Unreadable = new("BLOG007", Severity.Error, "a notebook cannot be read");
    public static readonly DiagnosticRule LeftOutImages = new("BLOG008", Severity.Info, "images that a notebook printed are not shown");

    public static (string Text, ImmutableArray<Diagnostic> Diagnostics) ToMarkdown(SitePath path, string json)
    {
        try
        {
            using var notebook = JsonDocument.Parse(json);
            var (text, images) = Convert(notebook.RootElement);
            return (text, images == 0 ? [] : [LeftOutImages.At(Place.WholeFile(path), $"{images.ToString(CultureInfo.InvariantCulture)} images in the outputs are not shown; save them as files beside the notebook and link to them")]);
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return ("", [Unreadable.At(Place.WholeFile(path), "this is not a Jupyter notebook of format 4; open it in Jupyter and save it again. The post is left out")]);
        }
    }

    private static (string Text, int Images) Convert(JsonElement notebook)
    {
        var language = LanguageOf(notebook);
        var (text, images) = (new StringBuilder(), 0);
        foreach (var cell in notebook.GetProperty("cells").EnumerateArray())
        {
            var source = Joined(cell.GetProperty("source"));
            if (cell.GetProperty("cell_type").GetString() is not "code") text.Append(source.TrimEnd()).Append("\n\n");
            else
            {
                if (source.Trim().Length > 0) Fence(text, language, source);
                foreach (var output in Outputs(cell)) images += Append(text, output);
            }
        }
        return (text.ToString(), images);
    }

    private static string LanguageOf(JsonElement notebook) =>
        notebook.TryGetProperty("metadata", out var metadata)
        && ((metadata.TryGetProperty("language_info", out var info) && info.TryGetProperty("name", out var name))
            || (metadata.TryGetProperty("kernelspec", out info) && info.TryGetProperty("language", out name)))
            ? name.GetString() ?? "" : "python";

    private static JsonElement.ArrayEnumerator Outputs(JsonElement cell) =>
        cell.TryGetProperty("outputs", out var outputs) ? outputs.EnumerateArray() : default;

    /// <summary>Appends what an output printed; 1 when it is an image, which is left out.</summary>
    private static int Append(StringBuilder text, JsonElement output)
    {
        if (output.TryGetProperty("text", out var printed)) Fence(text, "text", Joined(printed));
        if (output.TryGetProperty("evalue", out var error)) Fence(text, "text", $"{output.GetProperty("ename").GetString()}: {error.GetString()}");
        if (!output.TryGetProperty("data", out var data)) return 0;
        if (data.EnumerateObject().Any(part => part.Name.StartsWith("image/", StringComparison.Ordinal))) return 1;
        if (data.TryGetProperty("text/markdown", out var markdown) || data.TryGetProperty("text/latex", out markdown)) text.Append(Joined(markdown)).Append("\n\n");
        else if (data.TryGetProperty("text/plain", out var plain)) Fence(text, "text", Joined(plain));
        return 0;
    }

    /// <summary>A fence longer than any run of back ticks inside.</summary>
    private static void Fence(StringBuilder text, string language, string code)
    {
        var ticks = new string('`', Math.Max(3, LongestRun(code, '`') + 1));
        text.Append(ticks).Append(language).Append('\n').Append(code.TrimEnd()).Append('\n').Append(ticks).Append("\n\n");
    }

    private static int LongestRun(string text, char of)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text) longest = Math.Max(longest, run = c == of ? run + 1 : 0);
        return longest;
    }

    private static string Joined(JsonElement lines) =>
        lines.ValueKind is JsonValueKind.Array ? string.Concat(lines.EnumerateArray().Select(line => line.GetString())) : lines.GetString() ?? "";
}
