using System.Text.Json;

namespace Blog.Tests.Commands;

/// <summary>The program as scripts run it: a process of its own, from a working directory of its own.</summary>
public sealed class CommandTests
{
    private const string Files = """
        -- posts/2024-03-01-甲.md --
        ---
        title: 甲
        tags: [机器学习/集成学习, Python]
        ---
        正文 [断链](没有.md)
        -- posts/drafts/乙.md --
        # 乙
        -- posts/丙.md --
        ---
        date: 2999-01-01
        ---
        预告
        """;

    [Fact]
    public async Task Check_as_json_counts_the_posts_and_places_every_finding()
    {
        var (code, output, _) = await RunAsync(Files, "check", "--format", "json");
        var report = JsonDocument.Parse(output).RootElement;
        Assert.Equal(0, code);
        Assert.Equal((1, 1, 1), (report.GetProperty("posts").GetInt32(), report.GetProperty("drafts").GetInt32(), report.GetProperty("scheduled").GetInt32()));
        Assert.Equal(["Python", "机器学习/集成学习"], report.GetProperty("tags").EnumerateObject().Select(tag => tag.Name));
        var finding = Assert.Single(report.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("2024-03-01-甲.md", finding.GetProperty("file").GetString());
        Assert.Equal((5, 4), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal("warning", finding.GetProperty("severity").GetString());
        Assert.Equal(1, report.GetProperty("warnings").GetInt32());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("check")]
    [InlineData("export", "--output", "out")]
    [InlineData("new", "题")]
    [InlineData("import", "posts", "--output", "out")]
    public async Task Any_verb_refuses_a_setting_that_cannot_be_used(params string[] verb)
    {
        foreach (var setting in new[] { "--Blog:Titel=x", "--Blog:Git:Interval=abc", "--Blog:Language=fr", "--Blog:Watch:Quiet=soon" })
        {
            var (code, output, error) = await RunAsync(Files, [.. verb, setting]);

            Assert.Equal((2, ""), (code, output));
            Assert.Contains(setting[2..].Split('=')[0], Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_in_the_environment_is_checked_too()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var (code, _, error) = await BlogProcess.RunAsync(folder, new() { ["Blog__Titel"] = "x" }, ["check", "--posts", folder]);

        Assert.Equal((2, "Blog:Titel: there is no setting of this name; did you mean Blog:Title?"), (code, error.Trim()));
    }

    [Fact]
    public async Task Check_as_text_shows_the_line_and_a_caret()
    {
        var (_, output, _) = await RunAsync(Files, "check");
        var lines = output.Split('\n');
        Assert.StartsWith("2024-03-01-甲.md:5:4 warning BLOG2", lines[0], StringComparison.Ordinal);
        Assert.Equal("    正文 [断链](没有.md)", lines[1]);
        Assert.Equal("         ^", lines[2]); // two Han characters take four columns
    }

    [Fact]
    public async Task Check_as_sarif_is_read_by_code_hosts()
    {
        var (_, output, _) = await RunAsync(Files, "check", "--format", "sarif");
        var run = JsonDocument.Parse(output).RootElement.GetProperty("runs")[0];
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal(run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(5, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal("posts/2024-03-01-甲.md", Uri.UnescapeDataString(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!)); // from the working directory, which a code host takes for the repository
    }

    [Theory]
    [InlineData("zh-CN", "1 篇文章")]
    [InlineData("zh-TW", "個錯誤")]
    [InlineData("en", "1 posts")]
    public async Task A_command_sums_up_in_the_language_of_the_interface(string language, string words) =>
        Assert.Contains(words, (await RunAsync(Files, "check", $"--Blog:Language={language}")).Output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);

    [Fact]
    public async Task Check_ends_with_1_when_a_post_has_an_error() =>
        Assert.Equal(1, (await RunAsync("-- posts/a.md --\n---\ndate: 2024-13-01\n---\n正文", "check")).Code);

    [Fact]
    public async Task Check_says_what_a_repair_would_change_and_then_repairs_it()
    {
        var folder = TestSite.OnDisk("-- posts/a.md --\n# 甲\n\n你好,世界\n");
        var (_, difference, summary) = await BlogProcess.RunAsync(folder, "check", "--fix", "--dry-run");
        Assert.Equal("--- a/a.md\n+++ b/a.md\n@@ -1,3 +1,3 @@\n # 甲\n \n-你好,世界\n+你好，世界\n", difference);
        Assert.Contains("1", summary, StringComparison.Ordinal);
        Assert.Contains("你好,世界", File.ReadAllText(Path.Combine(folder, "posts/a.md")), StringComparison.Ordinal);
        var (_, report, _) = await BlogProcess.RunAsync(folder, "check", "--fix");
        Assert.Contains("你好，世界", File.ReadAllText(Path.Combine(folder, "posts/a.md")), StringComparison.Ordinal);
        Assert.DoesNotContain("BLOG113", report, StringComparison.Ordinal);
        Assert.Equal(["a.md"], Directory.GetFiles(Path.Combine(folder, "posts")).Select(Path.GetFileName));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Check_is_silenced_by_comments_and_weighs_as_the_settings_say()
    {
        const string Posts = """
            -- posts/a.md --
            # 甲

            <!-- check-disable-next-line BLOG113 BLOG999 -- 引文 -->
            你好,世界

            再见,世界
            <!-- check-disable BLOG113 -->

            又见,世界

            <!-- check-enable -->
            ![](https://example.com/a.png)
            """;
        var (code, output, _) = await RunAsync(Posts, "check", "--format", "json", "--Blog:Check:Rules:BLOG113=error", "--Blog:Check:Rules:BLOG111=none");
        var findings = JsonDocument.Parse(output).RootElement.GetProperty("diagnostics").EnumerateArray().Select(finding => $"{finding.GetProperty("line")} {finding.GetProperty("severity")} {finding.GetProperty("code")}");
        Assert.Equal(["3 warning BLOG240", "6 error BLOG113"], findings);
        Assert.Equal(1, code);
    }

    [Theory]
    [InlineData("serve", "--posts", "nowhere")]
    [InlineData("check", "--posts", "nowhere")]
    [InlineData("--posts", "nowhere")]
    public async Task A_missing_posts_folder_is_named_and_ends_with_2(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(Files, arguments);
        Assert.Equal(2, code);
        Assert.Contains($"{Path.DirectorySeparatorChar}nowhere", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serv")]
    [InlineData("--bogus")]
    [InlineData("check", "--nope")]
    [InlineData("--Blog:TimeZone=Mars")]
    [InlineData("check", "--Blog:Check:Rules:BLOG113=loud")]
    public async Task What_cannot_be_understood_ends_with_2_and_is_named(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(Files, arguments);
        Assert.Equal(2, code);
        Assert.Contains(arguments[^1].Split('=')[^1], error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_does_not_exist_is_named() =>
        Assert.Contains("BLOG999", (await RunAsync(Files, "check", "--Blog:Check:Rules:BLOG999=none")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Health_is_not_ready_where_nothing_listens() =>
        Assert.Equal(1, (await RunAsync(Files, "health")).Code);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string files, params string[] arguments)
    {
        var folder = TestSite.OnDisk(files);
        var result = await BlogProcess.RunAsync(folder, arguments);
        Directory.Delete(folder, recursive: true);
        return result;
    }
}
