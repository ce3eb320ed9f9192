using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

public sealed class VersionedDictionaryTests
{
    private static readonly VersionedDictionary<int, string> Thousand = new([.. Enumerable.Range(0, 1000).Select(number => $"{number}")], int.Parse);

    [Fact]
    public void A_version_has_the_other_values_and_leaves_the_one_before_as_it_was()
    {
        var other = Thousand.With([new(3, "c"), new(999, "z"), new(4, "d")]);

        Assert.Equal(("c", "d", "z", "5"), (other[3], other[4], other[999], other[5]));
        Assert.Equal(("3", "4", "999"), (Thousand[3], Thousand[4], Thousand[999]));
        Assert.Equal(["0", "1", "2", "c", "d", "5"], other.Values.Take(6));
        Assert.Equal(1000, other.Count);
        Assert.False(other.TryGetValue(1000, out _));
    }

    [Fact]
    public void Keys_that_are_not_there_are_not_changed() => Assert.Equal(Thousand, Thousand.With([1000, 7], value => value));

    [Fact]
    public void Two_versions_show_where_they_differ()
    {
        var other = Thousand.With([new(500, "x"), new(7, "y")]);

        Assert.Equal(["y", "x"], other.ChangedSince(Thousand));
        Assert.Equal(["7", "500"], Thousand.ChangedSince(other));
    }

    [Fact]
    public void So_do_two_that_were_made_apart()
    {
        var fewer = new VersionedDictionary<int, string>([.. Thousand.Values.Skip(1)], int.Parse);

        Assert.Empty(fewer.ChangedSince(Thousand));
        Assert.Equal(["0"], Thousand.ChangedSince(fewer));
        Assert.False(fewer.HasKeysOf(Thousand));
        Assert.True(Thousand.With([new(1, "b")]).HasKeysOf(Thousand));
    }
}
