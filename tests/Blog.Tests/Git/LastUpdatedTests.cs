namespace Blog.Tests.Git;

public sealed class LastUpdatedTests
{
    [Fact]
    public async Task The_last_commit_that_changed_a_post_is_its_last_update_unless_the_post_says_one()
    {
        using var repository = GitRepository.With("""
            -- 笔记/改过 的.md --
            ---
            date: 2025-05-05
            ---
            一
            -- 没改.md --
            ---
            date: 2025-05-05
            ---
            一
            -- 自己说.md --
            ---
            date: 2025-05-05
            updated: 2025-06-06
            ---
            一
            """);
        repository.Write("笔记/改过 的.md", "---\ndate: 2025-05-05\n---\n二");
        repository.Write("自己说.md", "---\ndate: 2025-05-05\nupdated: 2025-06-06\n---\n二");
        repository.Commit("2026-02-03T23:30:00+00:00");
        await using var blog = await BlogServer.StartOnAsync(repository.Folder);
        Assert.Contains("2026-02-04", await blog.TextAsync("/posts/改过-的"), StringComparison.Ordinal); // in Shanghai it was the next day
        Assert.DoesNotContain("2026-0", Times(await blog.TextAsync("/posts/没改")), StringComparison.Ordinal);
        Assert.Contains("2025-06-06", Times(await blog.TextAsync("/posts/自己说")), StringComparison.Ordinal);

        repository.Write("没改.md", "---\ndate: 2025-05-05\n---\n二");
        repository.Commit("2026-03-04T12:00:00+08:00");
        await blog.WaitForTextAsync("/posts/没改", "2026-03-04");
        Assert.Contains("2026-02-04", await blog.TextAsync("/posts/改过-的"), StringComparison.Ordinal);
    }

    /// <summary>The dates a page says.</summary>
    private static string Times(string html) => string.Join(' ', System.Text.RegularExpressions.Regex.Matches(html, "<time[^>]*datetime=\"([^\"]*)\"").Select(match => match.Groups[1].Value));
}
