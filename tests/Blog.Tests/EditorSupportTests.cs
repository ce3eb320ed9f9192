using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using System.Text.Json;
using Blog.Engine.Content;
using Blog.Engine.Content.Metadata;

namespace Blog.Tests;

/// <summary>What docs/ gives to editors says what the program does.</summary>
public sealed class EditorSupportTests
{
    private static readonly ImmutableArray<string> Properties =
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "front-matter.schema.json"))).RootElement.GetProperty("properties").EnumerateObject().Select(property => property.Name)];

    [Fact]
    public void Every_key_of_the_schema_is_read()
    {
        var reader = new FrontMatterReader(TimeZoneInfo.Utc);
        var unknown = Properties.Where(key => reader.Read(new(SitePath.From("a.md"), $"---\n{key}: x\n---\n")).Diagnostics.Any(diagnostic => diagnostic.Code is "BLOG013"));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Everything_that_is_read_has_a_key_in_the_schema()
    {
        var keys = typeof(FrontMatter).Assembly.GetType("Blog.Engine.Content.Metadata.FrontMatterKeys")!;
        var groups = keys.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(ImmutableArray<string>)).ToList();
        var described = Properties.Select(key => key.ToLowerInvariant()).ToHashSet();
        Assert.NotEmpty(groups);
        Assert.Empty(groups.Where(group => !described.Overlaps((ImmutableArray<string>)group.GetValue(null)!)).Select(group => group.Name));
    }

    [Fact]
    public async Task Every_address_of_the_list_of_endpoints_answers()
    {
        await using var blog = await BlogServer.StartOnAsync(Path.Combine(Repository.Root, "posts"));
        var addresses = File.ReadLines(Path.Combine(Repository.Root, "docs", "endpoints.http")).Where(line => line.StartsWith("GET {{host}}", StringComparison.Ordinal)).Select(line => line["GET {{host}}".Length..]).ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            using var answer = await blog.GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }
}
