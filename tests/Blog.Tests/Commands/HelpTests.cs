using System.Globalization;
using Blog.Commands;

namespace Blog.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string, string> EveryCommandInEveryLanguage { get; } =
        new MatrixTheoryData<string, string>(["", "serve", "check", "export", "new", "import", "health"], ["zh-CN", "zh-Hant", "en"]);

    [Theory]
    [MemberData(nameof(EveryCommandInEveryLanguage))]
    public async Task Help_names_every_option_in_words_of_the_language(string verb, string language)
    {
        string[] asked = verb.Length == 0 ? ["--help"] : [verb, "--help"];
        var (code, help, _) = await BlogProcess.RunAsync(Path.GetTempPath(), [.. asked, $"--Blog:Language={language}"]);
        var command = CommandTree.Build(CultureInfo.InvariantCulture).Parse(asked).CommandResult.Command;
        Assert.Equal(0, code);
        Assert.All(command.Options, option => Assert.Matches($@"{option.Name}\b.* {{2}}\S", help));
        Assert.All(command.Arguments, argument => Assert.Matches($@"<{argument.Name}> {{2}}\S", help));
        Assert.DoesNotContain("Help.", help, StringComparison.Ordinal);
        Assert.Equal(language is not "en", help.Any(IsHan));
    }

    [Theory]
    [InlineData("zh-CN", "用法", "全站")]
    [InlineData("zh-TW", "使用方式", "全站")]
    [InlineData("en", "Usage:", "Exit code")]
    public async Task The_program_helps_in_the_language_of_the_settings(string language, params string[] words)
    {
        var (code, help, _) = await BlogProcess.RunAsync(Path.GetTempPath(), new() { ["Blog__Language"] = language }, ["check", "--help"]);
        Assert.Equal(0, code);
        Assert.All(words, word => Assert.Contains(word, help, StringComparison.Ordinal));
        Assert.Equal(help, (await BlogProcess.RunAsync(Path.GetTempPath(), "check", "--help", $"--Blog:Language={language}")).Output);
    }

    [Theory]
    [InlineData("en", "--Blog:PageSize=many", "Exit code")]
    [InlineData("no language!", "--Blog:BaseUrl=nowhere", "退出码")]
    public async Task Settings_that_cannot_be_used_still_give_help(string language, string setting, string words)
    {
        var (code, help, _) = await BlogProcess.RunAsync(Path.GetTempPath(), "export", "--help", setting, $"--Blog:Language={language}");
        Assert.Equal(0, code);
        Assert.Contains(words, help, StringComparison.Ordinal);
    }

    private static bool IsHan(char character) => character is (>= '\u3000' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFFEF');
}
