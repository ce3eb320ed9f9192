using System.Collections;
using System.Reflection;
using Blog.Announcing;
using Blog.Checking;
using Blog.Commenting;
using Blog.Engine.Publishing;
using Blog.Http;
using Blog.Live;
using Blog.Telemetry;
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
        var missing = Names(typeof(SiteSettings), "").Concat(Names(typeof(WatchSettings), "Watch:")).Concat(Names(typeof(ClientLimitSettings), "SearchLimit:"))
            .Concat(Names(typeof(ConnectionSettings), "Connections:")).Concat(Names(typeof(ProxySettings), "Proxy:")).Concat(Names(typeof(HstsSettings), "Hsts:")).Concat(Names(typeof(ManagementSettings), "Management:"))
            .Concat(Names(typeof(CheckSettings), "Check:")).Concat(Names(typeof(CommentSettings), "Comments:")).Concat(Names(typeof(AnnounceSettings), "Announce:")).Where(name => !document.Contains($"`{name}`", StringComparison.Ordinal));
        Assert.Empty(missing);
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
    public void A_setting_that_cannot_be_used_is_named(string name, string value)
    {
        var refused = Assert.Throws<SettingsException>(() => Read((name, value)));
        Assert.Contains($"Blog:{name}", refused.Message, StringComparison.Ordinal);
    }

    private static SiteSettings Read(params (string Name, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create("Blog:" + pair.Name, (string?)pair.Value)))
        .Build()
        .ReadSiteSettings(new HostingEnvironment { EnvironmentName = Environments.Production });

    private static IEnumerable<string> Names(Type type, string prefix) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.SetMethod is not null)
        .SelectMany(property => property.PropertyType.Namespace!.StartsWith("Blog", StringComparison.Ordinal) && !typeof(IEnumerable).IsAssignableFrom(property.PropertyType) && !property.PropertyType.IsEnum
            ? Names(property.PropertyType, $"{prefix}{property.Name}:")
            : [prefix + property.Name]);
}
