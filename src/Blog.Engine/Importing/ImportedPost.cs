using System.Collections.Immutable;
using Blog.Engine.Content;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing;

/// <summary>A text of the old blog as it stands in the result.</summary>
/// <param name="From">Its path in the source.</param>
/// <param name="Path">Its path in the result.</param>
/// <param name="Text">Front matter and body.</param>
/// <param name="ModifiedAt">The time of the old file, which dates a post that says nothing else.</param>
public sealed record ImportedPost(SitePath From, SitePath Path, string Text, DateTimeOffset ModifiedAt)
{
    public required int Tags { get; init; }

    public required int Links { get; init; }

    public required int Aliases { get; init; }

    /// <summary>Whether more than the front matter is other than it was.</summary>
    public required bool IsChanged { get; init; }

    public required ImmutableArray<Diagnostic> Findings { get; init; }

    /// <summary>The images that lie on other sites, by their addresses, each once.</summary>
    public ImmutableArray<string> HotLinks => [.. Images.Select(link => link.Address).Distinct()];

    /// <summary>What its author may want to look at.</summary>
    public IEnumerable<Diagnostic> Report()
    {
        var source = new SourceText(Path, Text);
        return Findings.Concat(Images.Select(link => ImportRules.HotLink.At(source.PlaceAt(link.Start), $"the image '{Shown(link.Address)}' lies on another site; fetch it with --localize-images, or save it beside the post")))
            .OrderBy(finding => finding.Place.Line).ThenBy(finding => finding.Place.Column);
    }

    /// <summary>The post with images that were fetched, by their addresses.</summary>
    public ImportedPost WithImages(IReadOnlyDictionary<string, SitePath> fetched) => this with
    {
        Text = LinkScan.Rewrite(Text, link => IsHotLink(link) && fetched.TryGetValue(link.Address, out var file) ? Here.Destination(RelativePath.From(Path, file)) : null),
        IsChanged = true,
    };

    internal static string Shown(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private IEnumerable<WrittenLink> Images => LinkScan.Of(Text).Where(IsHotLink);

    private static bool IsHotLink(WrittenLink link) =>
        link.IsImage && (link.Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || link.Address.StartsWith("//", StringComparison.Ordinal));
}

/// <summary>The way from one file to another.</summary>
internal static class RelativePath
{
    public static string From(SitePath post, SitePath file)
    {
        var (from, to) = (post.Folder.IsRoot ? [] : post.Folder.Value.Split('/'), file.Value.Split('/'));
        var shared = from.Zip(to.SkipLast(1)).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Concat(Enumerable.Repeat("../", from.Length - shared)) + string.Join('/', to[shared..]);
    }
}
