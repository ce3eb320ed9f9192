using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Importing;

/// <summary>A pattern of addresses, <c>/:year/:month/:title/</c>, as Hexo, Hugo and Jekyll have it.</summary>
internal static partial class Permalink
{
    /// <summary>Fills a pattern; null where a part of it is not known.</summary>
    /// <param name="pattern">The parts begin with a colon.</param>
    /// <param name="date">What the parts of a date are taken from; null where there is none.</param>
    /// <param name="part">The other parts by name; null for one that is not known.</param>
    public static string? Fill(string pattern, DateTimeOffset? date, Func<string, string?> part)
    {
        var isWhole = true;
        var filled = Part().Replace(pattern, match =>
        {
            var value = part(match.Groups["name"].Value) ?? (date is null ? null : OfDate(match.Groups["name"].Value, date.Value));
            isWhole &= value is not null;
            return value ?? "";
        });
        return isWhole ? "/" + Slashes().Replace(filled, "/").TrimStart('/') : null;
    }

    /// <summary>As Hugo and Jekyll make a part of an address from a title or a file name: lower case, hyphens for spaces, no punctuation.</summary>
    public static string Urlized(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark || rune.Value is '_' or '.' or '/' or '+') result.Append(Rune.ToLowerInvariant(rune));
            else if ((rune.Value is '-' || Rune.IsWhiteSpace(rune)) && result.Length > 0 && result[^1] != '-') result.Append('-');
        }
        return result.ToString().Trim('-');
    }

    private static string? OfDate(string name, DateTimeOffset date) => name switch
    {
        "year" or "Year" => Form(date, "yyyy"),
        "short_year" => Form(date, "yy"),
        "month" => Form(date, "MM"),
        "i_month" => Form(date, "%M"),
        "monthname" or "long_month" => Form(date, "MMMM"),
        "short_month" => Form(date, "MMM"),
        "day" => Form(date, "dd"),
        "i_day" => Form(date, "%d"),
        "y_day" or "yearday" => date.DayOfYear.ToString(name is "y_day" ? "000" : "0", CultureInfo.InvariantCulture),
        "weekday" => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        "weekdayname" => date.DayOfWeek.ToString(),
        "hour" => Form(date, "HH"),
        "minute" => Form(date, "mm"),
        "second" => Form(date, "ss"),
        "timestamp" => date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Form(DateTimeOffset date, string format) => date.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(":(?<name>[A-Za-z_]+)")]
    private static partial Regex Part();

    [GeneratedRegex("/{2,}")]
    private static partial Regex Slashes();
}
