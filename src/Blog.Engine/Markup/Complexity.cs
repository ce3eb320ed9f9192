namespace Blog.Engine.Markup;

/// <summary>Cheap measures of a text that would make a parser quadratic.</summary>
internal static class Complexity
{
    /// <summary>The most <c>](</c> in one run without white space, ignoring those whose parenthesis closes.</summary>
    public static int OpenersInLongestRun(string text)
    {
        var (longest, open) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) open = 0;
            else if (text[i] is '(' && i > 0 && text[i - 1] is ']') longest = int.Max(longest, ++open);
            else if (text[i] is ')' && open > 0) open--;
        }
        return longest;
    }
}
