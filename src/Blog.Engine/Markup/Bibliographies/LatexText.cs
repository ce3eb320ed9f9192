using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Blog.Engine.Markup.Bibliographies;

/// <summary>The text that LaTeX in a bibliography means: accents, letters, dashes and quotation marks; braces and unknown commands go, what they hold stays.</summary>
public static class LatexText
{
    /// <summary>Accent command → combining character.</summary>
    private static readonly FrozenDictionary<string, char> Accents = new Dictionary<string, char>
    {
        ["`"] = '\u0300',
        ["'"] = '\u0301',
        ["^"] = '\u0302',
        ["~"] = '\u0303',
        ["="] = '\u0304',
        ["u"] = '\u0306',
        ["."] = '\u0307',
        ["\""] = '\u0308',
        ["r"] = '\u030A',
        ["H"] = '\u030B',
        ["v"] = '\u030C',
        ["d"] = '\u0323',
        ["c"] = '\u0327',
        ["k"] = '\u0328',
        ["b"] = '\u0331',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Symbols = new Dictionary<string, string>
    {
        ["ss"] = "ß",
        ["o"] = "ø",
        ["O"] = "Ø",
        ["l"] = "ł",
        ["L"] = "Ł",
        ["ae"] = "æ",
        ["AE"] = "Æ",
        ["oe"] = "œ",
        ["OE"] = "Œ",
        ["aa"] = "å",
        ["AA"] = "Å",
        ["i"] = "ı",
        ["j"] = "ȷ",
        ["dh"] = "ð",
        ["th"] = "þ",
        ["TeX"] = "TeX",
        ["LaTeX"] = "LaTeX",
        ["BibTeX"] = "BibTeX",
        ["textendash"] = "–",
        ["textemdash"] = "—",
        ["textquoteleft"] = "‘",
        ["textquoteright"] = "’",
        ["textquotedblleft"] = "“",
        ["textquotedblright"] = "”",
        ["ldots"] = "…",
        ["dots"] = "…",
        ["textellipsis"] = "…",
        ["textasciitilde"] = "~",
        ["textasciicircum"] = "^",
        ["textbackslash"] = "\\",
        ["textbraceleft"] = "{",
        ["textbraceright"] = "}",
        ["textregistered"] = "®",
        ["texttrademark"] = "™",
        ["textdegree"] = "°",
        ["times"] = "×",
        ["infty"] = "∞",
        ["alpha"] = "α",
        ["beta"] = "β",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["epsilon"] = "ε",
        ["varepsilon"] = "ε",
        ["zeta"] = "ζ",
        ["eta"] = "η",
        ["theta"] = "θ",
        ["kappa"] = "κ",
        ["lambda"] = "λ",
        ["mu"] = "μ",
        ["nu"] = "ν",
        ["xi"] = "ξ",
        ["pi"] = "π",
        ["rho"] = "ρ",
        ["sigma"] = "σ",
        ["tau"] = "τ",
        ["phi"] = "φ",
        ["varphi"] = "φ",
        ["chi"] = "χ",
        ["psi"] = "ψ",
        ["omega"] = "ω",
        ["Gamma"] = "Γ",
        ["Delta"] = "Δ",
        ["Theta"] = "Θ",
        ["Lambda"] = "Λ",
        ["Sigma"] = "Σ",
        ["Phi"] = "Φ",
        ["Psi"] = "Ψ",
        ["Omega"] = "Ω",
        ["&"] = "&",
        ["%"] = "%",
        ["$"] = "$",
        ["#"] = "#",
        ["_"] = "_",
        ["{"] = "{",
        ["}"] = "}",
        [" "] = " ",
        ["\\"] = " ",
        [","] = " ",
        ["\n"] = " ",
    }.ToFrozenDictionary();

    public static string Of(string latex)
    {
        var text = new StringBuilder(latex.Length);
        for (var at = 0; at < latex.Length;) at = Take(latex, at, text);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
    }

    private static int Take(string latex, int at, StringBuilder text)
    {
        var rest = latex.AsSpan(at);
        if (rest[0] is '\\' && rest.Length > 1) return Command(latex, at, text);
        foreach (var (from, to) in (ReadOnlySpan<(string, string)>)[("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("{", ""), ("}", ""), ("$", "")])
        {
            if (!rest.StartsWith(from)) continue;
            text.Append(to);
            return at + from.Length;
        }
        text.Append(rest[0]);
        return at + 1;
    }

    private static int Command(string latex, int at, StringBuilder text)
    {
        var end = at + 1;
        while (end < latex.Length && char.IsAsciiLetter(latex[end])) end++;
        if (end == at + 1) end++;
        var name = latex[(at + 1)..end];
        if (Accents.TryGetValue(name, out var accent)) return Accented(latex, end, accent, text);
        text.Append(Symbols.GetValueOrDefault(name, ""));
        return char.IsAsciiLetter(name[0]) ? SkipSpaces(latex, end) : end;
    }

    private static int Accented(string latex, int at, char accent, StringBuilder text)
    {
        at = SkipSpaces(latex, at);
        var end = at < latex.Length && latex[at] is '{' ? GroupEnd(latex, at) : at < latex.Length ? Take(latex, at, new()) : at;
        var letter = Of(latex[at..end]) switch { "ı" => "i", "ȷ" => "j", var other => other };
        var first = letter.Length == 0 ? 0 : StringInfo.GetNextTextElementLength(letter);
        text.Append(letter, 0, first).Append(first == 0 ? "" : accent).Append(letter, first, letter.Length - first);
        return end;
    }

    private static int GroupEnd(string latex, int at)
    {
        var depth = 0;
        do depth += latex[at++] switch { '{' => 1, '}' => -1, _ => 0 };
        while (at < latex.Length && depth > 0);
        return at;
    }

    private static int SkipSpaces(string latex, int at)
    {
        while (at < latex.Length && latex[at] is (' ' or '\t')) at++;
        return at;
    }
}
