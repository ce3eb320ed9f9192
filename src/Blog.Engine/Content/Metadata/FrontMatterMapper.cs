using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Blog.Engine.Content.Metadata;

/// <summary>Nodes → front matter, with a finding for every value that cannot be what its key says.</summary>
internal sealed class FrontMatterMapper(TimeZoneInfo timeZone, Findings findings)
{
    private static readonly FrozenSet<string> PageLayouts = FrozenSet.Create(
        "page", "home", "index", "about", "archive", "archives", "tags", "categories", "search", "links", "link", "friends", "projects", "404");

    public FrontMatter Map(TableNode table)
    {
        WarnOfUnknownKeys(table);
        var fields = new FrontMatterFields(table);
        var (series, part) = Series(fields);
        return new()
        {
            Title = Text(fields, FrontMatterKeys.Title),
            Date = Later(FirstDate(fields, FrontMatterKeys.Date), FirstDate(fields, FrontMatterKeys.NotBefore)),
            Updated = FirstDate(fields, FrontMatterKeys.Updated),
            Tags = [.. fields.All(FrontMatterKeys.Tags).SelectMany(TagsOf).DistinctBy(tag => tag.ToUpperInvariant())],
            Categories = [.. fields.All(FrontMatterKeys.Categories).SelectMany(CategoriesOf).DistinctBy(path => string.Join('/', path).ToUpperInvariant())],
            Series = series,
            SeriesOrder = part ?? Whole(fields, FrontMatterKeys.SeriesOrder),
            Slug = Text(fields, FrontMatterKeys.Slug),
            Aliases = [.. Aliases(fields).Distinct()],
            Address = Address(fields),
            Draft = IsHeldBack(fields),
            Description = Text(fields, FrontMatterKeys.Description),
            Cover = fields.All(FrontMatterKeys.Cover).Select(CoverOf).FirstOrDefault(cover => cover is not null),
            Author = Author(fields),
            Lang = Lang(fields),
            TranslationKey = Text(fields, FrontMatterKeys.TranslationKey),
            Pinned = fields.All(FrontMatterKeys.Pinned).Any(IsPinned),
            Math = Switch(fields, FrontMatterKeys.Math) != false && Switch(fields, FrontMatterKeys.NoMath) != true,
            Toc = Switch(fields, FrontMatterKeys.Toc) != false && Switch(fields, FrontMatterKeys.NoToc) != true,
            Comments = Switch(fields, FrontMatterKeys.Comments) != false,
            IsPage = fields.All(FrontMatterKeys.Layout).Any(IsPage),
            Macros = Macros(fields),
            CitationStyle = CitationStyle(fields),
        };
    }

    /// <summary>Whether a layout is that of a plain page.</summary>
    internal static bool IsPage(MetadataEntry entry) => entry.Value is ScalarNode layout && PageLayouts.Contains(layout.Text.Trim().ToLowerInvariant());

    private void WarnOfUnknownKeys(TableNode table)
    {
        foreach (var entry in table.Entries.Where(entry => !FrontMatterKeys.IsKnown(FrontMatterKeys.Normalize(entry.Key))))
        {
            var meant = FrontMatterKeys.Suggest(entry.Key) is { } key ? $"did you mean '{key}'?" : "it is ignored";
            findings.Add(FrontMatterRules.UnknownKey, entry.Offset, $"unknown key '{Shown(entry.Key)}'; {meant}");
        }
    }

    private string? Text(FrontMatterFields fields, ImmutableArray<string> names) => fields.Find(names) is { } entry ? Text(entry) : null;

    /// <summary>The text on one line; a list gives its only item, anything else is not a text.</summary>
    private string? Text(MetadataEntry entry)
    {
        if (entry.Value is ScalarNode scalar) return Clean(scalar.Text);
        if (entry.Value is ListNode { Items: [ScalarNode only] }) return Clean(only.Text);
        if (entry.Value is not ListNode { Items: [] }) WrongType(entry, "a text", "some text");
        return null;
    }

    /// <summary>A text on one line, in NFC; null where nothing is left.</summary>
    internal static string? Clean(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC) is { Length: > 0 } clean ? clean : null;

    private DateTimeOffset? FirstDate(FrontMatterFields fields, ImmutableArray<string> names) =>
        fields.All(names).Select(DateOf).FirstOrDefault(date => date is not null);

    /// <summary>Hugo's publishDate holds a post back, whatever its date says; it never makes it older.</summary>
    private static DateTimeOffset? Later(DateTimeOffset? date, DateTimeOffset? notBefore) => notBefore > date ? notBefore : date;

    private DateTimeOffset? DateOf(MetadataEntry entry)
    {
        var node = entry.Value is TableNode table ? table.Entries.FirstOrDefault(inner => inner.Key == "date")?.Value : entry.Value;
        if (node is not ScalarNode scalar || IsYesOrNo(scalar) || scalar.Text.StartsWith("0001-01-01", StringComparison.Ordinal)) return null;
        if (DateReader.TryRead(scalar.Text, timeZone, out var date)) return date;
        findings.Add(FrontMatterRules.Date, scalar.Offset, $"{entry.Key} \"{Shown(scalar.Text)}\" is not a calendar date; write it as 2024-12-31");
        return null;
    }

    private static bool IsYesOrNo(ScalarNode scalar) => FrontMatterValues.YesOrNo(scalar.Text) is not null && scalar.Text.Length > 1;

    private IEnumerable<string> TagsOf(MetadataEntry entry)
    {
        if (entry.Value is TableNode) WrongType(entry, "a list", "[Python, 机器学习]");
        return Words(entry, entry.Key.EndsWith('s')).Select(TagOf).OfType<string>();
    }

    private static string? TagOf(string text) => Clean(text.TrimStart('#', ' '))?.Trim('/', ' ') is { Length: > 0 } tag ? tag : null;

    private IEnumerable<ImmutableArray<string>> CategoriesOf(MetadataEntry entry)
    {
        if (entry.Value is TableNode) WrongType(entry, "a list", "[机器学习, 集成学习]");
        var paths = entry.Value is ListNode { Items: var items } && items.Any(item => item is ListNode)
            ? items.Select(item => FrontMatterValues.Scalars(item))
            : [Words(entry, entry.Key.EndsWith('s'))];
        return paths.Select(PathOf).Where(path => !path.IsEmpty);
    }

    private static ImmutableArray<string> PathOf(IEnumerable<string> parts) =>
        [.. parts.SelectMany(part => part.Split('/')).Select(Clean).OfType<string>()];

    /// <summary>A list's items; a string is split at commas, and under a plural key (<c>tags: a b</c>, as Jekyll and Obsidian read it) at spaces.</summary>
    private static IEnumerable<string> Words(MetadataEntry entry, bool atSpaces) =>
        entry.Value is not ScalarNode scalar ? FrontMatterValues.Scalars(entry.Value)
        : scalar.Text.IndexOfAny([',', '，', '、', ';', '；']) >= 0 ? scalar.Text.Trim('[', ']').Split([',', '，', '、', ';', '；'])
        : atSpaces ? scalar.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : [scalar.Text];

    private (string? Name, int? Part) Series(FrontMatterFields fields)
    {
        if (fields.Find(FrontMatterKeys.Series) is not { } entry) return (null, null);
        if (entry.Value is not TableNode table) return (FrontMatterValues.Scalars(entry.Value).Select(Clean).FirstOrDefault(name => name is not null), null);
        var inner = new FrontMatterFields(table);
        return (Text(inner, ["name", "title"]), Whole(inner, ["order", "part", "weight", "index"]));
    }

    private int? Whole(FrontMatterFields fields, ImmutableArray<string> names)
    {
        if (fields.Find(names) is not { } entry) return null;
        if (entry.Value is ScalarNode scalar && int.TryParse(scalar.Text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        WrongType(entry, "a whole number", "3");
        return null;
    }

    private static IEnumerable<string> Aliases(FrontMatterFields fields) =>
        fields.All(FrontMatterKeys.Aliases).SelectMany(entry => FrontMatterValues.Scalars(entry.Value)).Select(Clean).OfType<string>();

    /// <summary>A permalink with Jekyll's or Hexo's placeholders names no page.</summary>
    private static string? Address(FrontMatterFields fields) =>
        fields.All(FrontMatterKeys.Address).SelectMany(entry => FrontMatterValues.Scalars(entry.Value)).Select(Clean).OfType<string>()
            .FirstOrDefault(address => !address.Contains(':', StringComparison.Ordinal));

    /// <summary>Whatever an author may have meant as "not for readers" keeps the post a draft.</summary>
    private bool IsHeldBack(FrontMatterFields fields)
    {
        var withheld = fields.All(FrontMatterKeys.Withheld).FirstOrDefault(entry => FrontMatterValues.Switch(entry.Value) == true) ?? fields.Find(FrontMatterKeys.Password);
        if (withheld is not null)
            findings.Add(FrontMatterRules.HeldBack, withheld.Offset, $"'{withheld.Key}' is not supported here, so the post is kept as a draft; remove the key to publish it");
        return fields.All(FrontMatterKeys.Draft).Any(entry => IsDraft(entry, true))
            || fields.All(FrontMatterKeys.Published).Any(entry => IsDraft(entry, false))
            || fields.All([.. FrontMatterKeys.Layout, .. FrontMatterKeys.Status]).Any(entry => entry.Value is ScalarNode { Text: "draft" })
            || withheld is not null;
    }

    /// <summary><c>published:</c> may also be a date; <c>draft: flase</c> is a draft until it is mended.</summary>
    private bool IsDraft(MetadataEntry entry, bool draftWord)
    {
        if (FrontMatterValues.Switch(entry.Value) is { } value) return value == draftWord;
        if (!draftWord && entry.Value is ScalarNode scalar && DateReader.TryRead(scalar.Text, timeZone, out _)) return false;
        findings.Add(FrontMatterRules.HeldBack, entry.Value.Offset, $"'{entry.Key}' is true or false; the post is kept as a draft until it says so");
        return true;
    }

    private static string? CoverOf(MetadataEntry entry) => entry.Value switch
    {
        ScalarNode scalar => IsYesOrNo(scalar) ? null : Clean(scalar.Text),
        ListNode list => FrontMatterValues.Scalars(list).Select(Clean).FirstOrDefault(),
        TableNode table => new FrontMatterFields(table).Find(["image", "path", "src", "url", "teaser", "feature"]) is { } inner ? CoverOf(inner) : null,
        _ => null,
    };

    private static string? Author(FrontMatterFields fields) =>
        fields.All(FrontMatterKeys.Author).Select(entry => string.Join('、', Names(entry.Value))).FirstOrDefault(names => names.Length > 0);

    private static IEnumerable<string> Names(MetadataNode node) => node switch
    {
        ScalarNode scalar => Clean(scalar.Text) is { } name ? [name] : [],
        ListNode list => list.Items.SelectMany(Names),
        TableNode table => new FrontMatterFields(table).Find(["name", "title"]) is { Value: ScalarNode name } ? Names(name) : [],
        _ => [],
    };

    private string? Lang(FrontMatterFields fields)
    {
        if (fields.Find(FrontMatterKeys.Lang) is not { } entry || Text(entry) is not { } text) return null;
        var tag = text.Replace('_', '-');
        if (LanguageTag.IsWellFormed(tag)) return tag;
        WrongType(entry, "a language tag", "zh-CN");
        return null;
    }

    /// <summary>Hexo's <c>sticky: 100</c> and <c>top: 1</c> are ranks: any but zero pins.</summary>
    private static bool IsPinned(MetadataEntry entry) =>
        FrontMatterValues.Switch(entry.Value) ?? (entry.Value is ScalarNode scalar && int.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var rank) && rank != 0);

    private static bool? Switch(FrontMatterFields fields, ImmutableArray<string> names) =>
        fields.All(names).Select(entry => FrontMatterValues.Switch(entry.Value)).FirstOrDefault(value => value is not null);

    private ImmutableDictionary<string, string> Macros(FrontMatterFields fields)
    {
        if (fields.Find(FrontMatterKeys.Macros) is not { } entry) return ImmutableDictionary<string, string>.Empty;
        if (entry.Value is not TableNode table)
        {
            WrongType(entry, "a table of TeX macros", """{'\R': '\mathbb{R}'}""");
            return ImmutableDictionary<string, string>.Empty;
        }
        return table.Entries.Where(macro => macro.Value is ScalarNode)
            .GroupBy(macro => "\\" + macro.Key.TrimStart('\\'))
            .ToImmutableDictionary(group => group.Key, group => ((ScalarNode)group.Last().Value).Text);
    }

    /// <summary>By what its name contains, so that Pandoc's <c>csl: ieee.csl</c> and <c>GB/T 7714-2015</c> are understood.</summary>
    private CitationStyle? CitationStyle(FrontMatterFields fields)
    {
        if (fields.Find(FrontMatterKeys.CitationStyle) is not { } entry || Text(entry) is not { } name) return null;
        if (name.Contains("ieee", StringComparison.OrdinalIgnoreCase)) return Content.CitationStyle.Ieee;
        if (name.Contains("7714", StringComparison.Ordinal)) return Content.CitationStyle.Gbt7714;
        WrongType(entry, "a style of citations", "gbt7714, or ieee");
        return null;
    }

    private void WrongType(MetadataEntry entry, string wanted, string example) =>
        findings.Add(FrontMatterRules.WrongType, entry.Value.Offset, $"'{entry.Key}' is {wanted}; write: {entry.Key}: {example}");

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
