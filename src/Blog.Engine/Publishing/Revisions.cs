using System.Collections.Immutable;
using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>Posts in another version that takes the place of the one before: of what lists, names and addresses are made of, nothing has changed.</summary>
internal sealed class Revisions
{
    private readonly Dictionary<Post, Post> posts;

    private Revisions(IEnumerable<(Post Before, Post After)> revised) =>
        posts = revised.ToDictionary(pair => pair.Before, pair => pair.After, (IEqualityComparer<Post>)ReferenceEqualityComparer.Instance);

    public IReadOnlyCollection<Post> Before => posts.Keys;

    /// <summary>Null when one of the posts needs another place.</summary>
    public static Revisions? Of(IReadOnlyCollection<(Post Before, Post After)> revised) =>
        revised.All(pair => IsInPlace(pair.Before, pair.After)) ? new(revised) : null;

    /// <summary>A post as it is now.</summary>
    public Post Of(Post before) => posts[before];

    /// <summary>The same list with the posts as they are now.</summary>
    public ImmutableArray<Post> In(ImmutableArray<Post> before)
    {
        ImmutableArray<Post>.Builder? after = null;
        for (var i = 0; i < before.Length; i++)
        {
            if (posts.TryGetValue(before[i], out var post)) (after ??= before.ToBuilder())[i] = post;
        }
        return after?.DrainToImmutable() ?? before;
    }

    private static bool IsInPlace(Post before, Post after) =>
        PostNames.AreSame(before, after)
        && before.Date == after.Date && before.LastModified == after.LastModified
        && before.Parsed.Slug == after.Parsed.Slug && before.Parsed.IsDraft == after.Parsed.IsDraft
        && PostTerms.AreWrittenAlike(before.Parsed.FrontMatter, after.Parsed.FrontMatter)
        && before.Parsed.FrontMatter.SeriesOrder == after.Parsed.FrontMatter.SeriesOrder
        && before.Parsed.FrontMatter.TranslationKey == after.Parsed.FrontMatter.TranslationKey;
}
