using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Engine.Importing;

/// <summary>
/// Front matter of any engine → ours: the keys that mean something here under our names, everything else as it was behind them. Nothing that was said is left out.
/// </summary>
/// <param name="zone">The zone of the old blog's dates without an offset, which then get it; null leaves them as they are.</param>
internal sealed partial class FrontMatterWriter(TimeZoneInfo? zone)
{
    /// <summary>Keys that are in the mapped ones whole, whatever was said in them.</summary>
    private static readonly ImmutableHashSet<string> Mapped =
    [
        .. FrontMatterKeys.Tags, .. FrontMatterKeys.Categories, .. FrontMatterKeys.Aliases, .. FrontMatterKeys.Draft, .. FrontMatterKeys.Pinned, .. FrontMatterKeys.Math,
        .. FrontMatterKeys.NoMath, .. FrontMatterKeys.Toc, .. FrontMatterKeys.NoToc, .. FrontMatterKeys.Macros, .. FrontMatterKeys.CitationStyle, .. FrontMatterKeys.Address,
    ];

    /// <summary>Keys of which one counts: that one is mapped, the others stay.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Chosen =
    [
        FrontMatterKeys.Title, FrontMatterKeys.Date, FrontMatterKeys.Updated, FrontMatterKeys.Series, FrontMatterKeys.SeriesOrder, FrontMatterKeys.Slug, FrontMatterKeys.Description,
        FrontMatterKeys.Cover, FrontMatterKeys.Author, FrontMatterKeys.Lang, FrontMatterKeys.TranslationKey,
    ];

    private static readonly ImmutableHashSet<string> UsualLayouts = ["post", "page", "default", "posts", "blog"];

    /// <summary>The front matter with its fences and an empty line behind it, or nothing where there is nothing to say.</summary>
    /// <param name="old">What it was.</param>
    /// <param name="aliases">The addresses and names it had.</param>
    /// <param name="cover">The picture, where it lies now.</param>
    /// <param name="isPage">It is a plain page, by what it says or by its place: its permalink is where it stands.</param>
    public string Write(OldFrontMatter old, IReadOnlyCollection<string> aliases, string? cover, bool isPage)
    {
        var lines = new StringBuilder();
        var (said, rest) = (old.Said, Rest(old.Keys).ToList());
        Text(lines, "title", said.Title);
        if (said.Date is { } date) Line(lines, "date", DateOf(date, old.HasDateOfNoZone));
        if (said.Updated is { } updated) Line(lines, "updated", DateOf(updated, old.HasUpdateOfNoZone));
        if (!said.Tags.IsEmpty) Line(lines, "tags", List(said.Tags));
        if (!said.Categories.IsEmpty) Line(lines, "categories", said.Categories is [var only] ? List(only) : $"[{string.Join(", ", said.Categories.Select(path => List(path)))}]");
        Text(lines, "series", said.Series);
        if (said.SeriesOrder is { } order) Line(lines, "seriesOrder", order.ToString(CultureInfo.InvariantCulture));
        Text(lines, "slug", said.Slug);
        if (isPage) Text(lines, "permalink", said.Address);
        if (aliases.Count > 0) lines.Append("aliases:\n").AppendJoin("", aliases.Select(alias => $"  - {YamlText.Of(alias)}\n"));
        if (said.Draft && !rest.Exists(HoldsBack)) Line(lines, "draft", "true");
        Text(lines, "description", said.Description);
        Text(lines, "cover", cover);
        Text(lines, "author", said.Author);
        Text(lines, "lang", said.Lang);
        Text(lines, "translationKey", said.TranslationKey);
        if (said.Pinned) Line(lines, "pinned", "true");
        if (!said.Math) Line(lines, "math", "false");
        if (!said.Toc) Line(lines, "toc", "false");
        if (said.IsPage && !rest.Exists(FrontMatterMapper.IsPage)) Line(lines, rest.Exists(entry => FrontMatterKeys.Normalize(entry.Key) is "layout") ? "type" : "layout", "page");
        if (!said.Macros.IsEmpty) Line(lines, "macros", $"{{{string.Join(", ", said.Macros.OrderBy(macro => macro.Key, StringComparer.Ordinal).Select(macro => $"{YamlText.Quoted(macro.Key)}: {YamlText.Quoted(macro.Value)}"))}}}");
        if (said.CitationStyle is { } style) Line(lines, "citationStyle", style is CitationStyle.Ieee ? "ieee" : "gbt7714");
        foreach (var entry in rest) Line(lines, Key(entry.Key), Flow(entry.Value));
        return lines.Length == 0 ? "" : $"---\n{lines}---\n\n";
    }

    /// <summary>A date in the zone it was written in; without one, in that of the old blog.</summary>
    private string DateOf(DateTimeOffset date, bool hasNoZone)
    {
        var offset = hasNoZone ? zone?.GetUtcOffset(date.DateTime) : date.Offset;
        var time = date.TimeOfDay == TimeSpan.Zero && hasNoZone ? "" : date.TimeOfDay.Seconds == 0 && date.TimeOfDay.Milliseconds == 0 ? " HH:mm" : date.TimeOfDay.Milliseconds == 0 ? " HH:mm:ss" : " HH:mm:ss.fff";
        if (time.Length == 0 && offset is not null) time = " HH:mm";
        var text = date.DateTime.ToString("yyyy-MM-dd" + time, CultureInfo.InvariantCulture);
        return offset is null ? text : text + " " + (offset < TimeSpan.Zero ? "-" : "+") + offset.Value.ToString("hh\\:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>What keeps a post from readers without saying <c>draft</c> stays as it was said.</summary>
    private static bool HoldsBack(MetadataEntry entry) =>
        FrontMatterKeys.Withheld.Contains(FrontMatterKeys.Normalize(entry.Key)) || FrontMatterKeys.Password.Contains(FrontMatterKeys.Normalize(entry.Key));

    private static IEnumerable<MetadataEntry> Rest(TableNode table)
    {
        var fields = new FrontMatterFields(table);
        var chosen = Chosen.Select(fields.Find).OfType<MetadataEntry>().ToHashSet(ReferenceEqualityComparer.Instance);
        return Flat(table).Where(entry => !chosen.Contains(entry) && IsKept(entry)).DistinctBy(entry => FrontMatterKeys.Normalize(entry.Key));
    }

    /// <summary>The entries at the top and those of the tables that count as such.</summary>
    private static IEnumerable<MetadataEntry> Flat(TableNode table) =>
        table.Entries.SelectMany(entry => FrontMatterKeys.Nested.Contains(FrontMatterKeys.Normalize(entry.Key)) && entry.Value is TableNode inner ? inner.Entries : [entry]);

    private static bool IsKept(MetadataEntry entry)
    {
        var key = FrontMatterKeys.Normalize(entry.Key);
        if (Mapped.Contains(key) || entry.Value is ScalarNode { IsEmpty: true }) return false;
        if (entry.Value is not ScalarNode scalar) return true;
        if (FrontMatterKeys.Published.Contains(key)) return FrontMatterValues.YesOrNo(scalar.Text) is null;
        if (FrontMatterKeys.Withheld.Contains(key)) return FrontMatterValues.YesOrNo(scalar.Text) is not false;
        return !FrontMatterKeys.Layout.Contains(key) || !UsualLayouts.Contains(scalar.Text.Trim().ToLowerInvariant());
    }

    private static void Text(StringBuilder lines, string key, string? text)
    {
        if (text is not null) Line(lines, key, YamlText.Of(text));
    }

    private static void Line(StringBuilder lines, string key, string value) => lines.Append(key).Append(": ").Append(value).Append('\n');

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(YamlText.Of))}]";

    private static string Key(string key) => PlainKey().IsMatch(key) ? key : YamlText.Quoted(key);

    private static string Flow(MetadataNode node) => node switch
    {
        ScalarNode scalar => PlainValue().IsMatch(scalar.Text) ? scalar.Text : YamlText.Of(scalar.Text),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        TableNode table => $"{{{string.Join(", ", table.Entries.Select(entry => $"{YamlText.Quoted(entry.Key)}: {Flow(entry.Value)}"))}}}",
        _ => "\"\"",
    };

    [GeneratedRegex(@"^[A-Za-z_][\w-]*\z")]
    private static partial Regex PlainKey();

    /// <summary>Numbers, dates, and yes and no.</summary>
    [GeneratedRegex(@"^(?:-?\d[\d.]*|\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?|true|false)\z")]
    private static partial Regex PlainValue();
}
