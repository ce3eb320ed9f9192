namespace Blog.Tests.Markup;

public sealed class LinkBesideFormulaTests
{
    [Theory]
    [InlineData("见 [乙](b.md)、$x^2$。")]
    [InlineData("$x^2$，见 [乙](b.md)。")]
    [InlineData("见 [乙](b.md)、<b>粗</b>、$x^2$。后文")]
    [InlineData("（$x$）见 **[乙](b.md)**（$y$），$z$。")]
    public void A_link_in_a_line_with_formulas_is_resolved(string line)
    {
        var site = TestSite.From($"-- a.md --\n# 甲\n\n{line}\n-- b.md --\n# 乙\n");
        Assert.Contains("href=\"/posts/b\"", site.Render(site.Find("a")!).Html, StringComparison.Ordinal);
    }
}
