using Blog.Engine.Publishing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Blog.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void Every_setting_is_documented()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "settings.md"));
        Assert.DoesNotContain(SettingNames.Names, name => !document.Contains($"`{name["Blog:".Length..]}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_are_read_with_their_nested_tables()
    {
        var settings = Read(("Title", "甲"), ("PageSize", "7"), ("TagSynonyms:ML", "机器学习"), ("Markup:Macros:\\R", "\\mathbb{R}"), ("Markup:TrustHtml", "false"));
        Assert.Equal("甲", settings.Title);
        Assert.Equal(7, settings.PageSize);
        Assert.Equal("机器学习", settings.TagSynonyms["ML"]);
        Assert.Equal("\\mathbb{R}", settings.Markup.Macros["\\R"]);
        Assert.False(settings.Markup.TrustHtml);
    }

    [Theory]
    [InlineData("PageSize", "0")]
    [InlineData("BaseUrl", "example.org")]
    [InlineData("BaseUrl", "https://example.org/")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("Title", "")]
    [InlineData("PageSize", "many")]
    [InlineData("Language", "fr")]
    [InlineData("Language", "中文")]
    public void A_setting_that_cannot_be_used_is_named(string name, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Read((name, value)));
        Assert.Contains($"Blog:{name}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Titel", "Blog:Title")]
    [InlineData("pagesizes", "Blog:PageSize")]
    [InlineData("Markup:Macro:\\R", null)]
    [InlineData("Search:Enable", "Blog:Search:Enabled")]
    [InlineData("Watch:Quite", "Blog:Watch:Quiet")]
    [InlineData("Git:Intervall", "Blog:Git:Interval")]
    [InlineData("Title:Short", null)]
    [InlineData("Nonsense", null)]
    public void A_name_that_is_no_setting_is_refused_with_the_nearest_one(string name, string? nearest)
    {
        var refused = Assert.Throws<SettingsException>(() => Read((name, "1")));

        Assert.StartsWith($"Blog:{name}: ", refused.Message, StringComparison.Ordinal);
        if (nearest is not null) Assert.EndsWith($"did you mean {nearest}?", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    private static SiteSettings Read(params (string Name, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Blog:" + pair.Name, (string?)pair.Value)))
        .Build()
        .ReadSiteSettings(new HostingEnvironment { EnvironmentName = Environments.Production });
}
