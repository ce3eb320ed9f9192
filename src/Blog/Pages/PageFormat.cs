using System.Globalization;
using Blog.Engine.Markup.Model;
using Blog.Engine.Publishing;
using Blog.Resources;
using Microsoft.Extensions.Localization;

namespace Blog.Pages;

/// <summary>Dates, numbers and counts as a reader of the site sees them: its culture, its time zone.</summary>
public sealed class PageFormat(SiteSettings settings, IStringLocalizer<Text> text)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(settings.Language);
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);

    /// <summary>The day as telemetry, <c>2026-03-08</c>: the same in every language, and of one width.</summary>
    public string Day(DateTimeOffset time) => Local(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public string MonthDay(DateTimeOffset time) => Local(time).ToString("MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day in words of the site's language, for titles and screen readers.</summary>
    public string LongDay(DateTimeOffset time) => Local(time).ToString("D", culture);

    public string Month(int year, int month) => new DateTime(year, month, 1).ToString("Y", culture);

    public string Machine(DateTimeOffset time) => Local(time).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);

    public string Number(long number) => number.ToString("N0", culture);

    public string Posts(int count) => Counted("Count.Posts", count);

    public string Hits(int count) => Counted("Count.Hits", count);

    public string Minutes(TextStatistics size) => Counted("Count.Minutes", size.Minutes);

    public string Length(TextStatistics size) => Counted("Count.Characters", size.HanCharacters + size.Words);

    public string Formulas(TextStatistics size) => Counted("Count.Formulas", size.Formulas);

    /// <summary>The name of a language in that language; a tag that names none stands for itself.</summary>
    public static string LanguageName(string tag) =>
        CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(known => known.Name.Equals(tag, StringComparison.OrdinalIgnoreCase))?.NativeName ?? tag;

    /// <summary>A language as the Open Graph protocol writes it, with a territory: <c>zh_CN</c>.</summary>
    public static string Locale(string tag) => tag.ToLowerInvariant() switch
    {
        "en" => "en_US",
        "zh" or "zh-hans" => "zh_CN",
        "zh-hant" => "zh_TW",
        _ => tag.Replace('-', '_'),
    };

    private string Counted(string key, int count) => text[count == 1 ? key + ".One" : key, Number(count)];
}
