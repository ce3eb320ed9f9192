using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Content.Metadata;

/// <summary>
/// A date as authors write it: ISO 8601 and YAML timestamps, <c>2024/3/1 8:05</c>, <c>2024年3月1日</c>, <c>3/1/2024</c> (month first, as in the US,
/// unless that is impossible), <c>Mar 1, 2024</c>, RFC 1123, <c>20240301</c>, Unix seconds and milliseconds. Without an offset it is local to the site.
/// </summary>
internal static partial class DateReader
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    public static bool TryRead(string text, TimeZoneInfo timeZone, out DateTimeOffset date)
    {
        var plain = Aside().Replace(text.Normalize(NormalizationForm.FormKC).Trim().Trim('[', ']', '"', '\''), "").Trim();
        if (TryUnixTime(plain, timeZone, out date)) return true;
        foreach (var form in Forms())
        {
            var match = form.Match(plain);
            if (match.Success) return TryMake(match.Groups, timeZone, out date);
        }
        return false;
    }

    private static IEnumerable<Regex> Forms() => [YearFirst(), Compact(), YearLast(), MonthName()];

    private static bool TryUnixTime(string text, TimeZoneInfo timeZone, out DateTimeOffset date)
    {
        date = default;
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        date = TimeZoneInfo.ConvertTime(text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number), timeZone);
        return true;
    }

    private static bool TryMake(GroupCollection groups, TimeZoneInfo timeZone, out DateTimeOffset date)
    {
        date = default;
        var (year, month, day) = (Number(groups["y"], 0), MonthOf(groups), Number(groups["d"], 1));
        if (groups["us"].Success && month > 12 && day <= 12) (month, day) = (day, month);
        var (hour, minute, second) = (HourOf(groups), Number(groups["min"], 0), Number(groups["s"], 0));
        if (year is < 1000 or > 9000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        if (hour is < 0 or > 23 || minute > 59 || second > 59) return false;
        var naive = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified) + FractionOf(groups["f"]);
        if (!TryOffset(groups["zone"].Value, out var offset)) return false;
        date = new(naive, offset ?? timeZone.GetUtcOffset(naive));
        return true;
    }

    private static int MonthOf(GroupCollection groups) =>
        groups["name"].Success ? (Months.IndexOf(groups["name"].Value[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3) + 1 : Number(groups["m"], 1);

    private static int HourOf(GroupCollection groups)
    {
        var hour = Number(groups["h"], 0);
        return groups["half"].Value.ToLowerInvariant() switch
        {
            "pm" or "下午" or "晚上" when hour < 12 => hour + 12,
            "am" or "上午" when hour == 12 => 0,
            _ => hour,
        };
    }

    private static int Number(Group group, int absent) =>
        group.Success && group.Length > 0 ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : absent;

    private static TimeSpan FractionOf(Group group) =>
        group.Success ? TimeSpan.FromSeconds(double.Parse("0." + group.Value, CultureInfo.InvariantCulture)) : TimeSpan.Zero;

    /// <summary>Null for no offset; false for one that is not on Earth.</summary>
    private static bool TryOffset(string zone, out TimeSpan? offset)
    {
        offset = null;
        if (zone.Length == 0) return true;
        var match = Offset().Match(zone);
        if (!match.Success) offset = TimeSpan.Zero;
        else
        {
            var span = new TimeSpan(Number(match.Groups[2], 0), Number(match.Groups[3], 0), 0);
            offset = match.Groups[1].Value == "-" ? -span : span;
        }
        return offset.Value.Duration() <= TimeSpan.FromHours(14);
    }

    private const string Time =
        @"(?:(?:[T\s,]+|(?<=日)\s*)(?:(?<half>上午|下午|晚上)\s*)?(?<h>\d{1,2})(?:[:时時点](?<min>\d{1,2})(?:[:分](?:(?<s>\d{1,2})(?:[.,](?<f>\d{1,9}))?秒?)?)?|[时時点]|(?=\s*[ap]m))\s*(?<half>[AaPp][Mm])?)?\s*(?<zone>Z|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?\s*$";

    [GeneratedRegex(@"^(?<y>\d{4})(?:\s*(?:[-/.]|年)\s*(?<m>\d{1,2})(?:\s*(?:[-/.]|月)\s*(?:(?<d>\d{1,2})\s*[日号]?)?)?|年)?" + Time, RegexOptions.IgnoreCase)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:T?(?<h>\d{2})(?<min>\d{2})(?<s>\d{2})?(?<zone>Z)?)?$")]
    private static partial Regex Compact();

    [GeneratedRegex(@"^(?:(?<us>(?<m>\d{1,2})/(?<d>\d{1,2})/)|(?<us>(?<m>\d{1,2})-(?<d>\d{1,2})-)|(?<d>\d{1,2})\.(?<m>\d{1,2})\.)(?<y>\d{4})" + Time, RegexOptions.IgnoreCase)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(?:(?<d>\d{1,2})(?:st|nd|rd|th)?[\s-]+)?(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[\s-]+(?<d>\d{1,2})(?:st|nd|rd|th)?)?,?[\s-]+(?<y>\d{4})" + Time, RegexOptions.IgnoreCase)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    /// <summary>A weekday or a zone in brackets behind the date: <c>(Coordinated Universal Time)</c>, <c>星期五</c>, <c>Asia/Shanghai</c>.</summary>
    [GeneratedRegex(@"\s*\([^)]*\)|\s*(?:星期|周|礼拜)[一二三四五六日天]|\s+[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();
}
