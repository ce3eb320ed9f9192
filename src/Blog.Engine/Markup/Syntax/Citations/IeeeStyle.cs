using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>The IEEE Reference Guide: initials before the family name, titles of parts in quotation marks, of wholes in italics.</summary>
internal static class IeeeStyle
{
    /// <summary>More authors than these are the first and et al.</summary>
    private const int MaxAuthors = 6;

    public static ImmutableArray<ReferencePiece> Write(BibEntry entry)
    {
        var text = new ReferenceText();
        text.Add(Names(entry.Authors.IsEmpty ? entry.Editors : entry.Authors, entry.IsChinese), after: ", ");
        if (IsPart(entry)) Part(text, entry);
        else Whole(text, entry);
        text.Link($"https://doi.org/{entry.Doi}", entry.Doi, ", doi: ");
        Access(text, entry);
        return text.End();
    }

    private static bool IsPart(BibEntry entry) => entry.Type is not ("book" or "mvbook" or "booklet" or "manual" or "proceedings" or "collection" or "standard");

    private static void Part(ReferenceText text, BibEntry entry)
    {
        text.Add(entry.Text("title") ?? entry.Key, "“", ",”");
        switch (entry.Type)
        {
            case "article" or "newspaper":
                text.Add(entry.Text("journal", "journaltitle"), " ", italic: true);
                text.Add(entry.Text("volume"), ", vol. ").Add(entry.Text("number", "issue"), ", no. ").Add(Pages(entry)).Add(When(entry), ", ");
                break;
            case "inproceedings" or "conference" or "incollection" or "inbook":
                text.Add(" in ").Add(entry.Text("booktitle", "maintitle", "series"), italic: true);
                text.Add(entry.Text("address", "location"), ", ").Add(entry.Text("publisher"), ", ").Add(When(entry), ", ").Add(Pages(entry));
                break;
            default:
                text.Add(Kind(entry), " ", ",").Add(entry.Text("school", "institution", "organization", "publisher", "howpublished"), " ");
                text.Add(entry.Text("address", "location"), ", ").Add(entry.Text("number"), ", ").Add(When(entry), Comma(entry));
                break;
        }
    }

    private static string Comma(BibEntry entry) => entry.Text("school", "institution", "organization", "publisher", "howpublished", "address", "location", "number") is null ? " " : ", ";

    private static string? Kind(BibEntry entry) => entry.Type switch
    {
        "phdthesis" => "Ph.D. dissertation",
        "mastersthesis" => "M.S. thesis",
        "thesis" => entry.Text("type") is "mastersthesis" ? "M.S. thesis" : "Ph.D. dissertation",
        _ => null,
    };

    private static void Whole(ReferenceText text, BibEntry entry)
    {
        text.Add(entry.Text("title") ?? entry.Key, italic: true).Add(Edition(entry), ", ").Add(entry.Text("address", "location"), ". ");
        text.Add(entry.Text("publisher", "organization"), entry.Text("address", "location") is null ? ". " : ": ").Add(When(entry), ", ").Add(Pages(entry));
    }

    private static void Access(ReferenceText text, BibEntry entry)
    {
        if (entry.Url is not { } url || entry.Doi is not null) return;
        text.Add(entry.Text("urldate"), ". Accessed: ");
        text.Link(url, url, ". [Online]. Available: ");
    }

    private static string? Pages(BibEntry entry) =>
        entry.Text("pages") is { } pages ? $", {(pages.AsSpan().IndexOfAny("-–,") >= 0 ? "pp." : "p.")} {pages.Replace('-', '–')}" : null;

    /// <summary>Jun. 2017, or the year alone.</summary>
    private static string? When(BibEntry entry) =>
        entry.Month is { } month && entry.Year is { } year && entry.Type is "article" ? $"{Months[int.Parse(month, CultureInfo.InvariantCulture) - 1]} {year}" : entry.Year;

    private static string? Edition(BibEntry entry) => Ordinals.Edition(entry.Text("edition")) switch
    {
        null => null,
        ({ } number, _) => $"{Ordinals.English(number)} ed.",
        (_, var words) => words,
    };

    private static readonly string[] Months = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec."];

    private static string? Names(ImmutableArray<PersonName> names, bool chinese)
    {
        var named = names.Where(name => name != PersonName.Others).Select(Name).ToList();
        var isCut = named.Count > MaxAuthors || named.Count < names.Length;
        if (isCut && named.Count > 0) return named.Count > MaxAuthors ? $"{named[0]} {EtAl(chinese)}" : $"{string.Join(", ", named)}, {EtAl(chinese)}";
        return named switch
        {
            [] => null,
            [var only] => only,
            [var one, var two] => chinese ? $"{one}, {two}" : $"{one} and {two}",
            _ => chinese ? string.Join(", ", named) : $"{string.Join(", ", named.SkipLast(1))}, and {named[^1]}",
        };
    }

    private static string EtAl(bool chinese) => chinese ? "等" : "et al.";

    private static string Name(PersonName name)
    {
        if (name.IsChinese || name.Given.Length == 0) return name.Whole;
        var initials = string.Join(' ', name.Initials.Select(initial => initial + ".")).Replace(" -", "-", StringComparison.Ordinal);
        return string.Join(' ', new[] { initials, name.Family, name.Suffix }.Where(part => part.Length > 0));
    }
}
