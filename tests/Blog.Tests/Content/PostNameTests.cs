using Blog.Engine.Content;

namespace Blog.Tests.Content;

public sealed class PostNameTests
{
    [Theory]
    [InlineData("2024-03-01-随机森林.md", "随机森林", "2024-03-01", null)]
    [InlineData("2024-03-01 随机森林.md", "随机森林", "2024-03-01", null)]
    [InlineData("20240301-x.md", "x", "2024-03-01", null)]
    [InlineData("2024.03.01.x.md", "x", "2024-03-01", null)]
    [InlineData("2024年3月1日 x.md", "x", "2024-03-01", null)]
    [InlineData("2024-03-01-x/index.md", "x", "2024-03-01", null)]
    [InlineData("2019/12/31/x.md", "x", "2019-12-31", null)]
    [InlineData("2019-00-00-x.md", "2019-00-00-x", null, null)]
    [InlineData("2024-03-01.md", "2024-03-01", null, null)]
    [InlineData("2048.md", "2048", null, null)]
    [InlineData("202403011234.md", "202403011234", null, null)]
    [InlineData("x/index.en.md", "x", null, "en")]
    [InlineData("x.zh-cn.md", "x", null, "zh-CN")]
    [InlineData("node.js.md", "node.js", null, null)]
    [InlineData("F.sorting.md", "F.sorting", null, null)]
    [InlineData("guide/README.md", "guide", null, null)]
    [InlineData("series/_index.md", "series", null, null)]
    public void A_path_names_dates_and_languages_a_post(string path, string name, string? date, string? lang)
    {
        var read = PostName.From(SitePath.From(path));

        Assert.Equal((name, date, lang), (read.Name, read.Date?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), read.Lang));
    }

    [Theory]
    [InlineData("_drafts/x.md", true, false)]
    [InlineData("a/drafts/x.md", true, false)]
    [InlineData("pages/about.md", false, true)]
    [InlineData("a/_index.md", false, true)]
    [InlineData("index.md", false, true)]
    [InlineData("a/index.md", false, false)]
    [InlineData("drafts.md", false, false)]
    public void Folders_tell_drafts_and_pages(string path, bool isDraft, bool isPage)
    {
        var read = PostName.From(SitePath.From(path));

        Assert.Equal((isDraft, isPage), (read.IsDraft, read.IsPage));
    }
}
