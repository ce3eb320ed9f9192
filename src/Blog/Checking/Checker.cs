using System.Collections.Frozen;
using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Content.Posts;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Proofreading;
using Blog.Engine.Publishing;
using Blog.Engine.Publishing.Review;

namespace Blog.Checking;

/// <summary>A site and what <c>check</c> says of it, sorted by place.</summary>
public sealed record Checked(Site Site, ImmutableArray<ExternalLink> ExternalLinks, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Builds the site without a server, renders every post — rendering is what finds refused formulas — and reviews it.</summary>
public sealed class Checker : IDisposable
{
    /// <summary>A comment that names no rule suppresses nothing.</summary>
    public static readonly DiagnosticRule UnknownCode = new("BLOG240", Severity.Warning, "a comment for check names a rule that does not exist");

    private readonly MarkupScripts scripts;
    private readonly MarkdownEngine engine;
    private readonly SiteBuilder builder;
    private readonly FrozenDictionary<string, Severity?> severities;

    public Checker(SiteSettings site, CheckSettings check)
    {
        severities = check.Severities();
        Folder = new(site.PostsPath);
        Folder.EnsureReadable();
        scripts = new(site.CachePath);
        engine = new(site.Markup, scripts);
        builder = new(site, engine);
    }

    public PostsFolder Folder { get; }

    /// <summary>Looks at the folder as it is now.</summary>
    /// <param name="now">Decides what is published.</param>
    /// <param name="probe">Finds more about the links that leave the site; null where nobody asked.</param>
    /// <param name="begin">Called for each post with its path and the number of all, on several threads; what it gives is disposed of when the post is done.</param>
    /// <param name="cancellation">Stops between two posts.</param>
    public async Task<Checked> CheckAsync(DateTimeOffset now, Func<ImmutableArray<ExternalLink>, Task<ImmutableArray<Diagnostic>>>? probe, Func<string, int, IDisposable>? begin, CancellationToken cancellation = default)
    {
        var site = builder.Build(Folder.Read(), now);
        var rendered = Rendered(site, begin, cancellation);
        var review = SiteReview.Of(site, engine);
        var probed = probe is null ? [] : await probe(review.ExternalLinks);
        return new(site, review.ExternalLinks, [.. site.Diagnostics.Concat(rendered).Concat(review.Advice).Concat(probed)
            .Where(diagnostic => !IsSuppressed(diagnostic, review))
            .Concat(review.Suppressions.Values.SelectMany(suppressions => suppressions).Where(IsUnknown).Select(Unknown))
            .Select(Weighed).OfType<Diagnostic>().Distinct()
            .OrderBy(diagnostic => diagnostic.Place.File).ThenBy(diagnostic => diagnostic.Place.Line).ThenBy(diagnostic => diagnostic.Place.Column)]);
    }

    public void Dispose() => scripts.Dispose();

    private static ImmutableArray<Diagnostic> Rendered(Site site, Func<string, int, IDisposable>? begin, CancellationToken cancellation)
    {
        var posts = site.Posts.Concat(site.Pages).ToList();
        return [.. posts.AsParallel().AsOrdered().WithCancellation(cancellation).SelectMany(post =>
        {
            using (begin?.Invoke(post.Path.Value, posts.Count)) return site.RenderWhole(post, cancellation).Diagnostics;
        })];
    }

    private static bool IsSuppressed(Diagnostic diagnostic, SiteReview review) =>
        review.Suppressions.TryGetValue(diagnostic.Place.File, out var suppressions) && suppressions.Any(suppression => suppression.Covers(diagnostic));

    private static bool IsUnknown(Suppression suppression) => suppression.Code is { } code && !KnownRules.ByCode.ContainsKey(code);

    private static Diagnostic Unknown(Suppression suppression) =>
        UnknownCode.At(suppression.Place, $"there is no rule {suppression.Code}; docs/diagnostics.md lists them");

    /// <summary>With the severity that the settings give it; null where they drop it.</summary>
    private Diagnostic? Weighed(Diagnostic diagnostic) =>
        !severities.TryGetValue(diagnostic.Code, out var severity) ? diagnostic
        : severity is null ? null
        : diagnostic with { Rule = diagnostic.Rule with { Severity = severity.Value } };
}
