using Blog.Engine.Publishing;

namespace Blog.Tests.Publishing;

public sealed class TermPathTests
{
    [Theory]
    [InlineData("机器学习/集成学习", "机器学习", "集成学习")]
    [InlineData("A/B 测试", "A/B 测试")]
    [InlineData("I/O", "I/O")]
    [InlineData("计算机I/O", "计算机I/O")]
    [InlineData("C/C++", "C/C++")]
    [InlineData("实验/A/B 测试", "实验", "A/B 测试")]
    [InlineData("语言/C", "语言", "C")]
    [InlineData("R/ggplot2", "R", "ggplot2")]
    [InlineData("C/指针", "C", "指针")]
    [InlineData("TCP/IP", "TCP", "IP")]
    [InlineData("TCP\\/IP", "TCP/IP")]
    [InlineData("网络/TCP\\/IP", "网络", "TCP/IP")]
    [InlineData("/a//b/", "a", "b")]
    public void A_slash_parts_levels_but_not_two_single_letters(string tag, params string[] parts) => Assert.Equal(parts, TermPath.From(tag)!.Parts);

    [Theory]
    [InlineData("A/B 测试", "/tags/A/B 测试")]
    [InlineData("TCP\\/IP", "/tags/TCP/IP")]
    public async Task A_tag_with_a_slash_has_a_page_of_its_own(string tag, string url)
    {
        await using var server = await BlogServer.StartAsync($"-- a.md --\n---\ntitle: 甲\ntags: ['{tag}']\n---\n文");
        Assert.Contains($">{tag.Replace("\\", "", StringComparison.Ordinal)}</h1>", await server.TextAsync(url), StringComparison.Ordinal);
        Assert.Single(TestSite.From($"-- a.md --\n---\ntags: ['{tag}']\n---\n文").Tags.All);
    }
}
