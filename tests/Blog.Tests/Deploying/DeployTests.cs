using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Blog.Tests.Deploying;

/// <summary>What deploy/ promises of containers, read from its files.</summary>
public sealed partial class DeployTests
{
    private static readonly string Deploy = Path.Combine(Repository.Root, "deploy");

    [Fact]
    public void Every_container_of_the_cluster_runs_without_privileges_on_a_read_only_root_with_limits_and_probes()
    {
        foreach (var pod in Objects().Select(found => found.At("spec", "template", "spec")).OfType<YamlMappingNode>())
        {
            Assert.Equal("true", pod.At("securityContext", "runAsNonRoot")?.ToString());
            foreach (var container in (YamlSequenceNode)pod.At("containers")!)
            {
                Assert.Equal("true", container.At("securityContext", "readOnlyRootFilesystem")?.ToString());
                Assert.Equal("false", container.At("securityContext", "allowPrivilegeEscalation")?.ToString());
                Assert.Equal("ALL", container.At("securityContext", "capabilities", "drop")?[0].ToString());
                Assert.NotNull(container.At("resources", "limits", "memory"));
                Assert.NotNull(container.At("readinessProbe"));
                Assert.NotNull(container.At("livenessProbe"));
                foreach (var mount in (YamlSequenceNode)container.At("volumeMounts")!) Assert.Contains(((YamlSequenceNode)pod.At("volumes")!).Children, volume => volume.At("name")!.Equals(mount.At("name")));
            }
        }
    }

    [Fact]
    public void Every_workload_has_a_disruption_budget_and_every_selector_selects_a_pod()
    {
        var objects = Objects().ToList();
        var apps = objects.Select(found => found.At("spec", "template", "metadata", "labels", "app")?.ToString()).OfType<string>().ToList();
        Assert.Equal(["blog", "proxy"], apps.Order());
        Assert.Equal(apps.Order(), objects.Where(found => found.At("kind")?.ToString() is "PodDisruptionBudget").Select(found => found.At("spec", "selector", "matchLabels", "app")!.ToString()).Order());
        Assert.All(objects.Where(found => found.At("kind")?.ToString() is "Service"), service => Assert.Contains(service.At("spec", "selector", "app")!.ToString(), apps));
        Assert.Equal("2", objects.Single(found => found.At("kind")?.ToString() is "StatefulSet").At("spec", "replicas")?.ToString());
    }

    [Fact]
    public void The_proxies_of_compose_and_of_the_cluster_differ_in_the_names_of_the_servers_alone()
    {
        var cluster = File.ReadAllLines(Path.Combine(Deploy, "kubernetes", "nginx.conf")).Skip(1).Select(line => line.Replace("blog-0.blog:", "blog-1:", StringComparison.Ordinal).Replace("blog-1.blog:", "blog-2:", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllLines(Path.Combine(Deploy, "nginx.conf")).Skip(1), cluster);
    }

    [Fact]
    public void Every_container_of_compose_is_read_only_and_without_capabilities()
    {
        foreach (var file in (string[])[Path.Combine(Deploy, "compose.yaml"), Path.Combine(Repository.Root, "compose.yaml")])
        {
            var compose = Documents(file).Single();
            foreach (var service in ((YamlMappingNode)compose.At("services")!).Children.Values.Select(service => service.At("<<") ?? service))
            {
                Assert.Equal("true", service.At("read_only")?.ToString());
                Assert.Equal("ALL", service.At("cap_drop")?[0].ToString());
            }
        }
    }

    [Fact]
    public void Every_alert_has_a_query_a_severity_and_a_line_in_the_manual()
    {
        var manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "deploying.md"));
        var rules = (YamlSequenceNode)Documents(Path.Combine(Deploy, "prometheus-rules.yml")).Single().At("groups")![0].At("rules")!;
        Assert.All(rules, rule =>
        {
            Assert.NotNull(rule.At("expr"));
            Assert.NotNull(rule.At("labels", "severity"));
            Assert.Contains($"`{rule.At("alert")}`", manual, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_bill_of_materials_names_every_package_of_the_program()
    {
        Assert.SkipUnless(CanRun("node"), "there is no node");
        var file = Path.GetTempFileName();
        using (var node = System.Diagnostics.Process.Start("node", [Path.Combine(Deploy, "sbom.mjs"), file, "1.2.3"])) node.WaitForExit();
        using var bill = JsonDocument.Parse(File.ReadAllText(file));
        File.Delete(file);
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        var names = bill.RootElement.GetProperty("components").EnumerateArray().Select(part => part.GetProperty("purl").GetString()!.Split('@')[0]).ToHashSet();
        var used = PackageReference().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Blog", "Blog.csproj")) + File.ReadAllText(Path.Combine(Repository.Root, "src", "Blog.Engine", "Blog.Engine.csproj"))).Select(match => "pkg:nuget/" + match.Groups[1].Value);
        Assert.Equal([], used.Append("pkg:npm/katex").Append("pkg:npm/mermaid").Except(names));
    }

    private static IEnumerable<YamlNode> Objects() => Directory.EnumerateFiles(Path.Combine(Deploy, "kubernetes"), "*.yaml").SelectMany(Documents);

    private static IEnumerable<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        return yaml.Documents.Select(document => document.RootNode);
    }

    private static bool CanRun(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    [GeneratedRegex("PackageReference Include=\"([^\"]+)\"")]
    private static partial Regex PackageReference();
}

internal static class YamlPath
{
    /// <summary>The node below some keys; null where there is none.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] keys) =>
        keys.Aggregate(node, (below, key) => below is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var found) ? found : null);
}
