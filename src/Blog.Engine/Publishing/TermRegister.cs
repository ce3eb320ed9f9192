using Blog.Engine.Content;

namespace Blog.Engine.Publishing;

/// <summary>The terms of one taxonomy of a build: each is spelled as the post that had it first spells it, and its address follows that spelling.</summary>
/// <param name="root">The page that lists them; their addresses lie below it.</param>
internal sealed class TermRegister(SiteUrl root)
{
    private readonly Dictionary<string, Term?> written = new(StringComparer.Ordinal);
    private readonly Dictionary<TermPath, Term> terms = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The term that a post means; null when nothing of what is written can be a name.</summary>
    public Term? Find(string text, Func<string, TermPath?> read)
    {
        if (!written.TryGetValue(text, out var term)) written.Add(text, term = read(text) is { } path ? Of(path) : null);
        return term;
    }

    private Term Of(TermPath path)
    {
        if (terms.TryGetValue(path, out var known)) return known;
        var parent = path.Parent is { } above ? Of(above) : null;
        var term = new Term(parent is null ? path : parent.Path.Below(path.Name), FreeUrl(parent?.Url ?? root, path.Name), parent);
        terms.Add(path, term);
        return term;
    }

    /// <summary>Only a name that no address can hold as it is, such as <c>page</c>, may meet the address of another one.</summary>
    private SiteUrl FreeUrl(SiteUrl above, string name)
    {
        var url = SiteUrl.OfTerm(above, name, isFirst: above == root);
        var free = url;
        for (var number = 2; !taken.Add(LinkText.Key(free.Decoded)); number++) free = url.Numbered(number);
        return free;
    }
}
