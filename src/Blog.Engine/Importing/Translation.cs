using Blog.Engine.Content;
using Blog.Engine.Importing.Tags;
using Blog.Engine.Importing.Text;
using Blog.Engine.Markup;

namespace Blog.Engine.Importing;

/// <summary>The translation of one text: what its tags may ask about the rest of the old blog, and a count of those that were translated.</summary>
internal sealed class Translation(OldPost post, OldLinks links, OldConfig config)
{
    public OldPost Post => post;

    public OldConfig Config => config;

    public int Count { get; private set; }

    public string Translate(string body, TagSyntax syntax, Func<string, TagRule?> rules)
    {
        var translator = new TagTranslator(body, syntax, rules);
        var text = translator.Translate();
        Count += translator.Count;
        return text;
    }

    /// <summary>A replacement that counts as a translated tag each time.</summary>
    public string Replace(string body, System.Text.RegularExpressions.Regex pattern, Func<System.Text.RegularExpressions.Match, string?> write)
    {
        var code = CodeRanges.Of(body);
        return pattern.Replace(body, match =>
        {
            if (code.Contains(match.Index) || write(match) is not { } written) return match.Value;
            Count++;
            return written;
        });
    }

    /// <summary>The address of a text as its tags name it, with the fragment: a path from the top of the old content, which the import makes relative later. Null where there is none.</summary>
    public string? AddressOf(string reference)
    {
        var at = reference.IndexOf('#', StringComparison.Ordinal);
        var (target, fragment) = at < 0 ? (reference, "") : (reference[..at], reference[at..]);
        if (target.Length == 0) return fragment;
        return links.FindNamed(post.Path, target) is { } found ? Here.Destination("/" + found.Path.Value) + fragment : null;
    }

    public string? TitleOf(string reference) => links.FindNamed(post.Path, reference)?.Post.Title;

    /// <summary>Whether a file is among those of the old blog.</summary>
    public bool HasFile(string reference) => links.FindFile(post.Path, reference) is not null;
}
