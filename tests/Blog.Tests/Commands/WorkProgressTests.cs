using System.Globalization;
using System.Text;
using Blog.Commands;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console;

namespace Blog.Tests.Commands;

public sealed class WorkProgressTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly StringBuilder output = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Work_of_less_than_a_second_says_nothing(bool isTerminal)
    {
        Work(isTerminal, TimeSpan.FromMilliseconds(1), steps: 100);
        Assert.Equal("", output.ToString());
    }

    [Fact]
    public void Elsewhere_than_on_a_terminal_long_work_says_a_plain_line_every_tenth()
    {
        Work(isTerminal: false, TimeSpan.FromSeconds(2), steps: 20);
        Assert.Equal(string.Concat(Enumerable.Range(1, 10).Select(tenth => $"导出 {tenth * 2}/20\n")), output.ToString());
    }

    [Fact]
    public void A_terminal_shows_a_bar_up_to_the_end_and_has_its_cursor_back()
    {
        Work(isTerminal: true, TimeSpan.FromSeconds(2), steps: 20);
        Assert.Contains("导出 20/20", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(output.ToString().Split("\e[?25l").Length, output.ToString().Split("\e[?25h").Length);
    }

    [Fact]
    public void A_bar_is_drawn_ten_times_a_second_at_most()
    {
        using var progress = Progress(isTerminal: true);
        foreach (var pause in new[] { 2000, 50, 10, 50 })
        {
            clock.Advance(TimeSpan.FromMilliseconds(pause));
            progress.Begin("a.md", 20).Dispose();
        }
        Assert.Contains("导出 1/20", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("导出 2/20", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("导出 3/20", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("导出 4/20", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Work_that_is_broken_off_leaves_the_terminal_usable()
    {
        Work(isTerminal: true, TimeSpan.FromSeconds(2), steps: 3);
        Assert.EndsWith("\e[?25h", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("20/20", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_nothing_ends_for_long_the_oldest_part_is_named(bool isTerminal)
    {
        using var progress = Progress(isTerminal);
        using var first = progress.Begin("长.md", 20);
        using (progress.Begin("快.md", 20)) clock.Advance(TimeSpan.FromSeconds(1));
        using var third = progress.Begin("后.md", 20);
        Assert.DoesNotContain("长.md", output.ToString(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("导出 1/20 正在处理 长.md", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("后.md", output.ToString(), StringComparison.Ordinal);
    }

    private void Work(bool isTerminal, TimeSpan each, int steps)
    {
        using var progress = Progress(isTerminal);
        for (var step = 0; step < steps; step++)
        {
            using var part = progress.Begin("a.md", Math.Max(steps, 20));
            clock.Advance(each);
        }
    }

    private WorkProgress Progress(bool isTerminal) => new(new(CultureInfo.GetCultureInfo("zh-CN")), "Command.Exporting", AnsiConsole.Create(new()
    {
        Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
        Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        Out = new Screen(new StringWriter(output) { NewLine = "\n" }, isTerminal),
    }), clock);

    private sealed class Screen(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 100;

        public int Height => 30;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
