using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Blog.Engine.Markup.Syntax.Highlighting;

/// <summary>A session as a terminal shows it: prompts, what was typed, what came back. Prompts are not part of the code, so that copying leaves them out.</summary>
internal static partial class Transcript
{
    public static ImmutableArray<CodeLine> Read(ImmutableArray<CodeLine> lines, string? language)
    {
        var prompt = language switch
        {
            "python" or "py" or "python3" or "pycon" or "python-repl" or "ipython" => PythonPrompt(),
            "console" or "shell" or "shellsession" or "shell-session" or "terminal" or "session" => ShellPrompt(),
            "bash" or "sh" or "zsh" => UserPrompt(),
            "powershell" or "ps" or "ps1" or "pwsh" => PowerShellPrompt(),
            _ => null,
        };
        return prompt is not null && lines.FirstOrDefault(line => line.Text.Trim() is not "") is { } first && prompt.IsMatch(first.Text)
            ? [.. lines.Select(line => Read(line, prompt))]
            : lines;
    }

    /// <summary>The language of what was typed.</summary>
    public static string? InputLanguage(string? language) => language switch
    {
        "pycon" or "python-repl" => "python",
        "console" or "shell" or "shellsession" or "shell-session" or "terminal" or "session" => "bash",
        _ => language,
    };

    private static CodeLine Read(CodeLine line, Regex prompt) =>
        prompt.Match(line.Text) is { Success: true } match
            ? line with { Prompt = match.Value, Text = line.Text[match.Length..] }
            : line with { Marks = line.Marks | LineMarks.Output };

    [GeneratedRegex(@"^\s*(>>>|\.\.\.)( |$)|^(In|Out) ?\[\d+\]: ?")]
    private static partial Regex PythonPrompt();

    [GeneratedRegex(@"^\s*([\w.@:~/\-\[\] ()]*[$%] |[\w.@:~/\-\[\]]*[#>] |[$#>]$)")]
    private static partial Regex ShellPrompt();

    [GeneratedRegex(@"^\s*([\w.@:~/\-\[\]()]*\$ |> )")]
    private static partial Regex UserPrompt();

    [GeneratedRegex(@"^\s*PS [^>\n]*> ?|^\s*>> ")]
    private static partial Regex PowerShellPrompt();
}
