namespace Blog.Engine.Markup.Syntax.Formulas;

internal enum TexTokenKind
{
    /// <summary>A control word or symbol with its back slash.</summary>
    Command,
    Open,
    Close,

    /// <summary><c>&amp;</c></summary>
    Column,
    Space,
    Comment,
    Other,
}

internal readonly record struct TexToken(TexTokenKind Kind, int Start, int End);

/// <summary>Cuts TeX into tokens; enough to find rows, labels and environments, and to pass over comments.</summary>
internal static class TexScanner
{
    /// <summary>The text inside the braces that follow <paramref name="at"/> (after spaces), and the offset behind them; null when there are none.</summary>
    public static (string Text, int End)? Argument(string tex, int at)
    {
        while (at < tex.Length && char.IsWhiteSpace(tex[at])) at++;
        if (at >= tex.Length || tex[at] != '{') return null;
        var depth = 0;
        for (var token = Next(tex, at); ; token = Next(tex, token.End))
        {
            depth += token.Kind switch { TexTokenKind.Open => 1, TexTokenKind.Close => -1, _ => 0 };
            if (depth == 0) return (tex[(at + 1)..token.Start], token.End);
            if (token.End >= tex.Length) return null;
        }
    }

    public static TexToken Next(string tex, int at) => tex[at] switch
    {
        '\\' => new(TexTokenKind.Command, at, CommandEnd(tex, at)),
        '%' => new(TexTokenKind.Comment, at, tex.IndexOf('\n', at) is var end and >= 0 ? end : tex.Length),
        '{' => new(TexTokenKind.Open, at, at + 1),
        '}' => new(TexTokenKind.Close, at, at + 1),
        '&' => new(TexTokenKind.Column, at, at + 1),
        ' ' or '\t' or '\n' => new(TexTokenKind.Space, at, at + 1),
        _ => new(TexTokenKind.Other, at, at + 1),
    };

    private static int CommandEnd(string tex, int at)
    {
        var end = at + 1;
        while (end < tex.Length && char.IsAsciiLetter(tex[end])) end++;
        return end > at + 1 ? end : Math.Min(at + 2, tex.Length);
    }
}
