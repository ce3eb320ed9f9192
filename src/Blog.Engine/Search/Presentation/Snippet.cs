using System.Collections.Immutable;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Presentation;

/// <summary>Text with marks as encoded HTML whose only tag is <c>mark</c>: a whole one, or the window that has the most different terms.</summary>
internal static class Snippet
{
    /// <summary>Characters of a window, and how far before its first mark it may begin.</summary>
    private const int Length = 90, MaxLead = 30, ShortLead = 12;

    private const string SentenceEnds = "。！？；!?;\n";

    public static string Whole(string text, List<Mark> marks) => Write(text, 0, text.Length, marks);

    /// <param name="text">Where <see cref="SearchSection.FormulaMark"/> stands for a formula.</param>
    /// <param name="marks">In the order of their start.</param>
    /// <param name="marker">Knows what marks are worth.</param>
    /// <param name="formulas">The LaTeX for each such mark of the text.</param>
    public static SearchSnippet Window(string text, List<Mark> marks, Marker marker, ImmutableArray<string> formulas)
    {
        var start = marks.Count == 0 ? 0 : StartOf(text, BestFirst(marks, marker));
        var end = Math.Min(text.Length, start + Length);
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        var lead = text.AsSpan(0, start).IsWhiteSpace() ? "" : "…";
        var tail = text.AsSpan(end).IsWhiteSpace() ? "" : "…";
        var before = text.AsSpan(0, start).Count(SearchSection.FormulaMark);
        var within = text.AsSpan(start..end).Count(SearchSection.FormulaMark);
        return new(lead + Write(text, start, end, marks) + tail, formulas.Length < before + within ? [] : formulas.Slice(before, within));
    }

    /// <summary>Where the first mark of the best window begins.</summary>
    private static int BestFirst(List<Mark> marks, Marker marker)
    {
        var (best, place) = (-1.0, 0);
        var all = CollectionsMarshal.AsSpan(marks);
        for (int first = 0, next = 0; first < all.Length; first++)
        {
            while (next < all.Length && all[next].End <= all[first].Start + Length - ShortLead) next++;
            var worth = next > first ? marker.Worth(all[first..next]) : 0;
            if (worth <= best) continue;
            (best, place) = (worth, all[first].Start);
        }
        return place;
    }

    /// <summary>The beginning of the sentence when it is near, else a few characters before; never inside a word or a surrogate pair.</summary>
    private static int StartOf(string text, int mark)
    {
        for (var i = mark; i > Math.Max(0, mark - MaxLead); i--)
        {
            if (SentenceEnds.Contains(text[i - 1], StringComparison.Ordinal)) return SkipBlanks(text, i, mark);
        }
        if (mark <= MaxLead) return 0;
        var start = mark - ShortLead;
        while (start < mark && (char.IsAsciiLetterOrDigit(text[start]) && char.IsAsciiLetterOrDigit(text[start - 1]))) start++;
        if (char.IsLowSurrogate(text[start])) start--;
        return SkipBlanks(text, start, mark);
    }

    private static int SkipBlanks(string text, int start, int mark)
    {
        while (start < mark && char.IsWhiteSpace(text[start])) start++;
        return start;
    }

    private static string Write(string text, int start, int end, List<Mark> marks)
    {
        var html = new StringBuilder();
        var at = start;
        foreach (var (from, to) in Merged(text, marks))
        {
            if (to <= start || from >= end) continue;
            html.Append(Encode(text, at, Math.Max(from, start)));
            html.Append("<mark>").Append(Encode(text, Math.Max(from, start), Math.Min(to, end))).Append("</mark>");
            at = Math.Min(to, end);
        }
        return html.Append(Encode(text, at, end)).ToString();
    }

    /// <summary>Marks that overlap, touch or have but blanks between them are one.</summary>
    private static List<(int Start, int End)> Merged(string text, List<Mark> marks)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var mark in marks)
        {
            var touches = merged.Count > 0 && (mark.Start <= merged[^1].End || text.AsSpan(merged[^1].End..mark.Start).IsWhiteSpace());
            if (touches) merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, mark.End));
            else merged.Add((mark.Start, mark.End));
        }
        return merged;
    }

    private static string Encode(string text, int start, int end) =>
        WebUtility.HtmlEncode(string.Join(' ', text[start..end].Split((char[])['\r', '\n', '\t', '\0'])));
}
