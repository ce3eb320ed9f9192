namespace Blog.Tests.Publishing;

public sealed class SiteBuilderTests
{
    [Fact]
    public void Posts_are_listed_newest_first()
    {
        var site = TestSite.From("""
            -- 2024-01-02-旧.md --
            # 旧
            -- 2024-05-06-新.md --
            # 新
            """);

        Assert.Equal(["新", "旧"], site.Posts.Select(post => post.Title));
    }
}
