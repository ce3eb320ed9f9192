using System.Text.RegularExpressions;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;

namespace Blog.Engine.Importing.Kinds;

/// <summary>What Liquid (Jekyll) and Nunjucks (Hexo) have in common besides their tags.</summary>
internal static partial class Nunjucks
{
    /// <summary>Takes the marks <c>{% raw %}…{% endraw %}</c> away, in code too: nothing here reads what is between them.</summary>
    public static string WithoutRaw(string text) => Raw().Replace(text, match => match.Groups["inner"].Value);

    /// <summary>Tags, and outputs such as <c>{{ page.title }}</c>, that are still in a text.</summary>
    public static IEnumerable<ForeignText> Leftovers(string text)
    {
        var code = CodeRanges.Of(text);
        var tags = TagSyntax.Liquid.Read(text).Where(tag => !tag.IsEnd).Select(tag => new ForeignText(tag.Start, text[tag.Start..tag.End]));
        return tags.Concat(Output().Matches(text).Where(match => !code.Contains(match.Index)).Select(match => new ForeignText(match.Index, match.Value)));
    }

    [GeneratedRegex(@"(?:(?<=^|\n)[ \t]*)?\{%-?\s*raw\s*-?%\}(?:[ \t]*\n(?<inner>(?:(?!\{%-?\s*raw)[\s\S])*?\n)[ \t]*\{%-?\s*endraw\s*-?%\}[ \t]*(?:\n|$)|(?<inner>(?:(?!\{%-?\s*raw)[\s\S])*?)\{%-?\s*endraw\s*-?%\})")]
    private static partial Regex Raw();

    [GeneratedRegex(@"\{\{-?\s*(?:(?:page|site|post|theme|config|layout|include)\.[\w.]+[^{}\n]*|[^{}\n|]+\|[^{}\n]+)-?\}\}")]
    private static partial Regex Output();
}
