using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Markup;

namespace Blog.Engine.Publishing;

/// <summary>One file → one parsed post, whatever is in the file.</summary>
public sealed class PostParser(SiteSettings settings, MarkdownEngine engine)
{
    private readonly TimeZoneInfo timeZone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);

    public ParsedPost Parse(SourceFile file)
    {
        var text = file.Text;
        var (frontMatter, bodyStart, diagnostics) = new FrontMatterReader(timeZone).Read(text);
        var outline = engine.Read(new(text, bodyStart, frontMatter));
        var name = PostName.From(file.Path);
        return new(file, frontMatter, bodyStart, outline)
        {
            Title = frontMatter.Title ?? outline.LeadingTitle ?? name.Name,
            Date = frontMatter.Date ?? LocalMidnight(name.Date) ?? TimeZoneInfo.ConvertTime(file.ModifiedAt, timeZone),
            Slug = SlugOf(frontMatter, name, file.Path),
            Lang = frontMatter.Lang ?? name.Lang ?? settings.Language,
            IsDraft = frontMatter.Draft || name.IsDraft,
            IsPage = frontMatter.IsPage || name.IsPage,
            Diagnostics = [.. file.Diagnostics, .. diagnostics, .. outline.Diagnostics],
        };
    }

    private DateTimeOffset? LocalMidnight(DateOnly? day)
    {
        if (day is null) return null;
        var midnight = day.Value.ToDateTime(TimeOnly.MinValue);
        return new(midnight, timeZone.GetUtcOffset(midnight));
    }

    private static Slug SlugOf(FrontMatter frontMatter, PostName name, SitePath path) =>
        Slug.TryFrom(frontMatter.Slug, out var slug) || Slug.TryFrom(name.Name, out slug) || Slug.TryFrom(frontMatter.Title, out slug)
            ? slug
            : Slug.From("post-" + ContentHash.OfParts(path.Value).ToString()[..8].ToLower(CultureInfo.InvariantCulture));
}
