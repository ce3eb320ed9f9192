using System.Reflection;
using Blog.Engine.Content;

namespace Blog.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_diagnostic_has_a_code_of_its_own_and_a_section_in_the_manual()
    {
        var rules = Rules().ToList();
        var manual = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "diagnostics.md"));
        Assert.NotEmpty(rules);
        Assert.Empty(rules.GroupBy(rule => rule.Code).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.Equal([], rules.Select(rule => rule.Code).Except(Described(manual)));
    }

    [Fact]
    public void The_manual_describes_no_diagnostic_that_does_not_exist()
    {
        var codes = Rules().Select(rule => rule.Code).ToHashSet();
        Assert.Equal([], Described(File.ReadAllLines(Path.Combine(Repository.Root, "docs", "diagnostics.md"))).Except(codes));
    }

    private static IEnumerable<string> Described(string[] manual) =>
        manual.Where(line => line.StartsWith("## BLOG", StringComparison.Ordinal)).Select(line => line[3..10]);

    private static IEnumerable<DiagnosticRule> Rules() => new[] { typeof(Diagnostic).Assembly, typeof(Program).Assembly }.SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(DiagnosticRule))
        .Select(field => (DiagnosticRule)field.GetValue(null)!);
}
