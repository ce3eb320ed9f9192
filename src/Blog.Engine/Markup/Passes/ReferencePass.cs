using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.References;
using Blog.Engine.Markup.Syntax.Transclusion;
using Markdig.Syntax;

namespace Blog.Engine.Markup.Passes;

/// <summary>Gives every reference of a document the number it calls.</summary>
internal sealed class ReferencePass(MarkdownDocument document, PartNumbers numbers, Words words)
{
    public static readonly DiagnosticRule UnknownName = new("BLOG141", Severity.Warning, "a reference names nothing of the page");

    public void Run()
    {
        foreach (var reference in numbers.References) Settle(reference);
    }

    /// <summary>What is embedded is the trouble of the post it comes from.</summary>
    public void ReportUnknown()
    {
        foreach (var unknown in numbers.References.Where(reference => !reference.IsKnown && !reference.IsEmbedded()))
            document.Report(UnknownName, unknown.Span.Start, $"no {What(unknown.Reference.Name)} of this page has the name '{unknown.Reference.Name}'");
    }

    private void Settle(ReferenceInline inline)
    {
        if (numbers.Find(inline.Reference.Name, inline) is null && inline.Reference.Source[0] is '@') Shorten(inline);
        inline.Show(numbers.Find(inline.Reference.Name, inline), words);
    }

    /// <summary>Chinese puts no space behind a name: the longest beginning that is one, else the Latin part.</summary>
    private void Shorten(ReferenceInline inline)
    {
        var (name, source) = (inline.Reference.Name, inline.Reference.Source);
        var ends = Enumerable.Range(1, name.Length - 1).Reverse().Where(end => MayEnd(name, end)).ToList();
        var length = ends.Find(end => numbers.Find(name[..end], inline) is not null);
        if (length == 0) length = ends.Find(end => char.IsAscii(name[end - 1]));
        if (length == 0) return;
        inline.InsertAfter(Tree.Literal(source[(length + 1)..], inline));
        inline.Reference = inline.Reference with { Name = name[..length], Source = source[..(length + 1)] };
    }

    /// <summary>Between two characters of which one at least is not ASCII, and not behind the colon of the kind.</summary>
    private static bool MayEnd(string name, int end) =>
        !(char.IsAscii(name[end - 1]) && char.IsAscii(name[end])) && name[end - 1] is not (':' or '.' or '-') && !char.IsLowSurrogate(name[end]);

    private static string What(string name) => name.Split(':')[0] switch
    {
        "fig" => "figure",
        "tbl" => "table",
        _ => "equation",
    };
}
