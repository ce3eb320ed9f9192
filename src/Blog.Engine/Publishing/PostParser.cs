using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Model;
using Blog.Engine.Storage;

namespace Blog.Engine.Publishing;

/// <summary>One file → one parsed post, whatever is in the file.</summary>
public sealed class PostParser(SiteSettings settings, MarkdownEngine engine)
{
    public static readonly DiagnosticRule Unparsable = new("BLOG200", Severity.Error, "a post cannot be parsed");

    private readonly TimeZoneInfo timeZone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    /// <summary>Never throws for what is in a file: a post that cannot be read or parsed is marked so and says why.</summary>
    public ParsedPost Parse(SourceFile file)
    {
        var text = file.Text;
        var ((frontMatter, bodyStart, diagnostics), failure) = Attempt(file.Path, () => new FrontMatterReader(timeZone).Read(text), new(FrontMatter.Empty, 0, []));
        var name = PostName.From(file.Path);
        frontMatter = Completed(frontMatter, name, file.Path);
        (var outline, failure) = failure is null ? Attempt(file.Path, () => engine.Read(new(text, bodyStart, frontMatter)), Outline.Empty) : (Outline.Empty, failure);
        return new(file, frontMatter, bodyStart, outline)
        {
            Title = frontMatter.Title ?? TitleIn(outline) ?? (IsHome(file.Path) ? settings.Title : name.Name),
            Date = frontMatter.Date ?? LocalMidnight(name.Date) ?? TimeZoneInfo.ConvertTime(file.ModifiedAt, timeZone),
            Slug = SlugOf(frontMatter, name, outline, file.Path),
            Lang = frontMatter.Lang!,
            IsDraft = frontMatter.Draft || name.IsDraft,
            IsPage = frontMatter.IsPage || name.IsPage,
            IsLeftOut = failure is not null || !file.IsText,
            Diagnostics = [.. file.Diagnostics, .. diagnostics, .. outline.Diagnostics, .. failure is null ? [] : new[] { failure }],
        };
    }

    /// <summary>A parser that fails is a bug, but one post's: the others live.</summary>
    private static (T Result, Diagnostic? Failure) Attempt<T>(SitePath path, Func<T> parse, T otherwise)
    {
        try
        {
            return (parse(), null);
        }
        catch (Exception trouble) when (trouble is not OutOfMemoryException)
        {
            return (otherwise, Unparsable.At(Place.WholeFile(path), $"the post cannot be parsed ({trouble.GetType().Name}) and is left out; very deep or very long structures are the likely cause"));
        }
    }

    /// <summary>With the language of the post; files that differ in nothing but their language suffix are translations of each other.</summary>
    private FrontMatter Completed(FrontMatter frontMatter, PostName name, SitePath path) => frontMatter with
    {
        Lang = frontMatter.Lang ?? name.Lang ?? settings.Language,
        TranslationKey = frontMatter.TranslationKey ?? (name.Lang is null ? null : $"{path.Folder}/{LanguageTag.Suffix(path.Stem)?.Name}"),
    };

    private static string? TitleIn(Outline outline) =>
        outline.LeadingTitle ?? outline.Headings.FirstOrDefault(heading => heading.Level == 1 && heading.Text.Length > 0)?.Text;

    private DateTimeOffset? LocalMidnight(DateOnly? day)
    {
        if (day is null) return null;
        var midnight = day.Value.ToDateTime(TimeOnly.MinValue);
        return new(midnight, timeZone.GetUtcOffset(midnight));
    }

    /// <summary>What the author asked for, the place of a page, the file's name, the title; at last a name made of the path. A translation carries its language.</summary>
    private Slug SlugOf(FrontMatter frontMatter, PostName name, Outline outline, SitePath path)
    {
        var fileName = IsSection(path) ? null : name.Name;
        string?[] wishes = [frontMatter.Slug, IsHome(path) ? "home" : PagePlace(frontMatter, name), fileName, frontMatter.Title, TitleIn(outline), name.Name];
        var wish = wishes.FirstOrDefault(wish => Slug.TryFrom(wish, out _)) ?? "post-" + ContentHash.OfParts(path.Value).ToString()[..8].ToLower(CultureInfo.InvariantCulture);
        return Slug.From(name.Lang is null || IsSiteLanguage(name.Lang) ? wish : Shortened(wish) + "-" + name.Lang);
    }

    private static string Shortened(string wish) => wish.Length <= Slug.MaxLength - 12 ? wish : wish[..(Slug.MaxLength - 12)];

    private static string? PagePlace(FrontMatter frontMatter, PostName name) =>
        (frontMatter.IsPage || name.IsPage) && RedirectTable.PathOf(frontMatter.Address)?.Trim('/') is { } place && !place.Contains('/') ? place : null;

    private static bool IsHome(SitePath path) => path.Folder.IsRoot && IsIndex(path, "index", "_index");

    private static bool IsSection(SitePath path) => IsIndex(path, "_index");

    private static bool IsIndex(SitePath path, params string[] names) => names.Contains(LanguageTag.Suffix(path.Stem)?.Name ?? path.Stem);

    private bool IsSiteLanguage(string lang) =>
        settings.Language.Equals(lang, StringComparison.OrdinalIgnoreCase) || settings.Language.StartsWith(lang + "-", StringComparison.OrdinalIgnoreCase);
}
