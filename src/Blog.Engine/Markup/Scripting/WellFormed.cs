using System.Text;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Text whose surrogates all have their pair.</summary>
internal static class WellFormed
{
    /// <summary>A lone surrogate becomes U+FFFD: it has no UTF-8 form, so it could neither be sent to a browser nor kept on disk.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }
}
