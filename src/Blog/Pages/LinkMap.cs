using System.Collections.Immutable;
using System.Globalization;
using Blog.Engine.Content;
using Blog.Engine.Publishing;

namespace Blog.Pages;

/// <summary>How a post of the map stands to the one in its middle.</summary>
public enum LinkRelation
{
    /// <summary>The post in the middle links to it.</summary>
    Out,

    /// <summary>It links to the post in the middle.</summary>
    In,

    Both,
}

/// <summary>A post of the map; X and Y in hundredths of its width and height, from the left and the top.</summary>
public sealed record MappedPost(Post Post, LinkRelation Relation, double X, double Y)
{
    /// <summary>Where it stands, as custom properties.</summary>
    public string Style => string.Create(CultureInfo.InvariantCulture, $"--x:{X:0.#};--y:{Y:0.#}");
}

/// <summary>A map and the title of the post in its middle.</summary>
public sealed record LinkMapView(LinkMap Map, string Title);

/// <summary>The posts that a post links to and that link to it, in a ring around it, those that link to each other side by side.</summary>
/// <param name="Posts">In the order of the ring, from the top on.</param>
/// <param name="Lines">Path data in hundredths of width and height: from the middle to each, and between those that link to each other.</param>
/// <param name="Left">Posts for which there was no room.</param>
public sealed record LinkMap(ImmutableArray<MappedPost> Posts, string Lines, int Left)
{
    private const int Most = 12;

    /// <summary>Null where there are too few to draw.</summary>
    public static LinkMap? Of(Site site, Post post)
    {
        var (linked, linking) = (site.Graph.Of(post).Posts, site.Graph.To(post.Path));
        var all = linked.Concat(linking).Distinct()
            .Select(path => (Path: path, Relation: RelationOf(linked.Contains(path), linking.Contains(path))))
            .OrderByDescending(other => other.Relation).ThenBy(other => site.ByPath[other.Path], Post.NewestFirst)
            .ToList();
        return all.Count < 2 ? null : Drawn(site, [.. all.Take(Most)], all.Count - Most);
    }

    private static LinkRelation RelationOf(bool isLinked, bool links) => (isLinked, links) switch
    {
        (true, true) => LinkRelation.Both,
        (true, false) => LinkRelation.Out,
        _ => LinkRelation.In,
    };

    private static LinkMap Drawn(Site site, List<(SitePath Path, LinkRelation Relation)> others, int left)
    {
        var ring = Ring([.. others.Select(other => other.Path)], (a, b) => AreLinked(site, a, b));
        var posts = ring.Select((path, place) => At(site.ByPath[path], others.First(other => other.Path == path).Relation, AngleOf(place, ring.Count))).ToImmutableArray();
        return new(posts, string.Concat(LinesOf(posts, site)), Math.Max(0, left));
    }

    /// <summary>Clockwise from the top; an even number stands half a step on, so that two are left and right of the middle.</summary>
    private static double AngleOf(int place, int count) => 2 * Math.PI * (place + (count % 2 == 0 ? 0.5 : 0)) / count;

    /// <summary>Each next to one it is linked to where there is one left, else the first left.</summary>
    private static List<SitePath> Ring(List<SitePath> left, Func<SitePath, SitePath, bool> areLinked)
    {
        var ring = new List<SitePath>();
        while (left.Count > 0)
        {
            var next = Math.Max(0, ring.Count == 0 ? 0 : left.FindIndex(path => areLinked(ring[^1], path)));
            ring.Add(left[next]);
            left.RemoveAt(next);
        }
        return ring;
    }

    private static bool AreLinked(Site site, SitePath a, SitePath b) => site.Graph.To(a).Contains(b) || site.Graph.To(b).Contains(a);

    private static MappedPost At(Post post, LinkRelation relation, double angle) => new(post, relation, 50 + (36 * Math.Sin(angle)), 50 - (37 * Math.Cos(angle)));

    private static IEnumerable<string> LinesOf(ImmutableArray<MappedPost> posts, Site site)
    {
        for (var i = 0; i < posts.Length; i++)
        {
            yield return Line(50, 50, posts[i]);
            for (var j = i + 1; j < posts.Length; j++)
            {
                if (AreLinked(site, posts[i].Post.Path, posts[j].Post.Path)) yield return Line(posts[i].X, posts[i].Y, posts[j]);
            }
        }
    }

    private static string Line(double x, double y, MappedPost to) => string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}L{to.X:0.#} {to.Y:0.#}");
}
