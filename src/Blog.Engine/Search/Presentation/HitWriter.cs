using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;
using Blog.Engine.Search.Ranking;

namespace Blog.Engine.Search.Presentation;

/// <summary>A ranked document → what a reader sees of it: title with marks, the section that answers best, a snippet of it.</summary>
internal sealed class HitWriter(QueryPlan plan, FoldedText folded)
{
    /// <summary>Characters of a post that are searched for the best section.</summary>
    private const int MaxText = 65_536;

    private readonly Marker marker = new(plan, folded);

    public SearchHit Write(RankedDocument ranked)
    {
        var document = ranked.Document;
        var best = BestPassage(document);
        var section = best.Section;
        var titleMarks = marker.In(document.Title);
        return new(document.Id, ranked.Score, SnippetOf(best), best.Worth > 0 ? section?.Anchor : null, best.Worth > 0 ? section?.Heading : null)
        {
            Document = document,
            TitleHtml = Snippet.Whole(document.Title, titleMarks),
            HeadingHtml = best.Worth > 0 && section?.Heading is not null ? Snippet.Whole(section.Heading, best.HeadingMarks) : null,
            Field = FieldOf(document, best, titleMarks),
            Formula = FormulaOf(best),
            Coverage = ranked.Coverage,
        };
    }

    /// <summary>A section, and which of its texts has most of the question.</summary>
    private sealed record Passage(SearchSection? Section, double Worth, List<Mark> HeadingMarks, SearchField Field, string Text, List<Mark> Marks);

    private Passage BestPassage(SearchDocument document)
    {
        var sections = document.Sections.Read();
        var lead = sections.FirstOrDefault(section => section.Text.Length > 0);
        var best = new Passage(lead, 0, [], SearchField.Text, lead?.Text ?? "", []);
        var left = MaxText;
        foreach (var section in sections)
        {
            if (left <= 0) break;
            var headingMarks = section.Heading is null ? [] : marker.In(section.Heading);
            var headingWorth = marker.Worth([.. headingMarks]);
            if (marker.MostWorth + headingWorth > best.Worth && PassageOf(section, headingMarks, headingWorth) is var passage && passage.Worth > best.Worth) best = passage;
            left -= section.Text.Length + section.Code.Length + section.Math.Length;
        }
        return best;
    }

    private Passage PassageOf(SearchSection section, List<Mark> headingMarks, double headingWorth)
    {
        var text = TextOf(section, SearchField.Text, section.Text);
        var code = TextOf(section, SearchField.Code, section.Code);
        var formula = section.Math.Length == 0 ? text : BestFormula(section);
        var shown = new[] { text, code, formula }.MaxBy(passage => passage.Worth)!;
        if (shown.Worth == 0 && section.Text.Length == 0 && section.Code.Length > 0) shown = code;
        return shown with { HeadingMarks = headingMarks, Worth = shown.Worth + headingWorth };
    }

    private Passage TextOf(SearchSection section, SearchField field, string text)
    {
        var marks = marker.In(text.AsSpan(0, Math.Min(text.Length, MaxText)));
        return new(section, marker.Worth([.. marks]), [], field, text, marks);
    }

    private Passage BestFormula(SearchSection section) =>
        SectionFormulas.Of(section)
            .Select(formula => new Passage(section, 0.5 * marker.Worth([.. marker.In(Latex.Words(formula))]), [], SearchField.Math, formula, []))
            .DefaultIfEmpty(new(section, 0, [], SearchField.Math, "", []))
            .MaxBy(passage => passage.Worth)!;

    private SearchSnippet SnippetOf(Passage best)
    {
        var marks = best.Field is SearchField.Math ? MarksAround(best) : best.Marks;
        var text = best.Field is SearchField.Math ? best.Section!.Text : best.Text;
        return Snippet.Window(text, marks, marker, best.Field is SearchField.Code || best.Section is null ? [] : SectionFormulas.InText(best.Section));
    }

    /// <summary>The formula itself is marked where it stands in the text; the words of the question beside it too.</summary>
    private List<Mark> MarksAround(Passage formula)
    {
        var marks = marker.In(formula.Section!.Text);
        var place = SectionFormulas.PlaceOf(formula.Text, formula.Section);
        return place < 0 ? marks : [.. marks.Append(new(place, place + 1, Mark.AllSlots)).OrderBy(mark => mark.Start)];
    }

    private static string? FormulaOf(Passage best) => best is { Field: SearchField.Math, Worth: > 0 } ? best.Text : null;

    private SearchField FieldOf(SearchDocument document, Passage best, List<Mark> titleMarks) =>
        best.Marks.Count > 0 || FormulaOf(best) is not null ? best.Field
        : best.HeadingMarks.Count > 0 ? SearchField.Heading
        : titleMarks.Count == 0 && document.Tags.Any(tag => marker.In(tag).Count > 0) ? SearchField.Tag
        : SearchField.Title;
}
