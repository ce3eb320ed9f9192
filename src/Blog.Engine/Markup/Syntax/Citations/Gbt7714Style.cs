using System.Collections.Immutable;
using Blog.Engine.Markup.Bibliographies;

namespace Blog.Engine.Markup.Syntax.Citations;

/// <summary>GB/T 7714-2015, 顺序编码制: §4 and §8 for what a line holds, appendix B for the marks of types and carriers.</summary>
internal static class Gbt7714Style
{
    /// <summary>Authors that are named before 等 or et al. (§8.1.2).</summary>
    private const int MaxAuthors = 3;

    public static ImmutableArray<ReferencePiece> Write(BibEntry entry)
    {
        var text = new ReferenceText();
        text.Add(Names(entry.Authors.IsEmpty ? entry.Editors : entry.Authors, entry.IsChinese), after: ". ");
        text.Add(Title(entry)).Add(Mark(entry), "[", "]");
        Source(text, entry);
        Access(text, entry);
        return text.End();
    }

    /// <summary>The number of a patent or a standard belongs to its title.</summary>
    private static string? Title(BibEntry entry) =>
        entry.Type is "patent" or "standard" && entry.Text("number") is { } number ? $"{entry.Text("title")}: {number}" : entry.Text("title") ?? entry.Text("booktitle") ?? entry.Key;

    private static string Mark(BibEntry entry)
    {
        var type = entry.Text("mark", "usera") ?? entry.Type switch
        {
            "article" => "J",
            "newspaper" => "N",
            "inproceedings" or "conference" or "proceedings" => "C",
            "book" or "inbook" or "incollection" or "booklet" or "manual" or "mvbook" => "M",
            "collection" => "G",
            "phdthesis" or "mastersthesis" or "thesis" => "D",
            "techreport" or "report" => "R",
            "standard" => "S",
            "patent" => "P",
            "dataset" or "database" => "DS",
            "software" => "CP",
            "online" or "electronic" or "www" => "EB",
            _ => entry.Url is null && entry.Doi is null ? "Z" : "EB",
        };
        return entry.Url is not null || type is "EB" ? $"{type}/OL" : type;
    }

    private static void Source(ReferenceText text, BibEntry entry)
    {
        switch (entry.Type)
        {
            case "article" or "newspaper": Journal(text, entry); break;
            case "inproceedings" or "conference" or "incollection" or "inbook":
                Host(text, entry);
                Imprint(text, entry);
                break;
            case "online" or "electronic" or "www" or "software" or "dataset" or "misc":
                text.Add(entry.Text("organization", "publisher"), ". ");
                text.Add(entry.Date, IsPublished(entry) ? ". (" : " (", ")");
                break;
            case "patent": text.Add(entry.Date, ". "); break;
            default:
                text.Add(Edition(entry), ". ");
                Imprint(text, entry);
                break;
        }
    }

    private static bool IsPublished(BibEntry entry) => entry.Text("organization", "publisher") is null;

    private static void Journal(ReferenceText text, BibEntry entry)
    {
        text.Add(entry.Text("journal", "journaltitle"), ". ");
        text.Add(entry.Year, ", ").Add(entry.Text("volume"), ", ").Add(entry.Text("number", "issue"), "(", ")").Add(Pages(entry), ": ");
    }

    /// <summary>The book or the proceedings that it is part of.</summary>
    private static void Host(ReferenceText text, BibEntry entry)
    {
        if (entry.Text("booktitle", "maintitle", "series") is not { } book) return;
        text.Add("//").Add(entry.Authors.IsEmpty ? null : Names(entry.Editors, entry.IsChinese), after: ". ").Add(book);
    }

    /// <summary>地点: 出版者, 年: 页码, as far as they are known.</summary>
    private static void Imprint(ReferenceText text, BibEntry entry)
    {
        var (place, publisher) = (entry.Text("address", "location"), entry.Text("publisher", "school", "institution", "organization"));
        text.Add(place, ". ").Add(publisher, place is null ? ". " : ": ");
        text.Add(entry.Year, place is null && publisher is null ? ". " : ", ").Add(Pages(entry), ": ");
    }

    private static void Access(ReferenceText text, BibEntry entry)
    {
        text.Add(entry.Url is null ? null : entry.Text("urldate"), "[", "]");
        text.Link(entry.Url, entry.Url, ". ");
        text.Link($"https://doi.org/{entry.Doi}", entry.Doi, ". DOI: ");
    }

    private static string? Pages(BibEntry entry) => entry.Text("pages")?.Replace('–', '-').Replace('—', '-');

    private static string? Edition(BibEntry entry) => Ordinals.Edition(entry.Text("edition")) switch
    {
        null => null,
        ({ } number, _) when entry.IsChinese => $"{number} 版",
        ({ } number, _) => $"{Ordinals.English(number)} ed",
        (_, var words) => words,
    };

    private static string? Names(ImmutableArray<PersonName> names, bool chinese)
    {
        if (names.IsEmpty) return null;
        var shown = names.Where(name => name != PersonName.Others).Take(MaxAuthors).Select(Name).ToList();
        if (names.Length > shown.Count) shown.Add(chinese ? "等" : "et al");
        return string.Join(", ", shown);
    }

    /// <summary>Family name in capitals, initials without points (§8.1.1); an organisation as it is.</summary>
    private static string Name(PersonName name)
    {
        if (name.IsChinese || name.Given.Length == 0) return name.Whole;
        var initials = string.Join(' ', name.Initials.Select(initial => initial.TrimStart('-')));
        return string.Join(' ', new[] { name.Family.ToUpperInvariant(), initials, name.Suffix }.Where(part => part.Length > 0));
    }
}
