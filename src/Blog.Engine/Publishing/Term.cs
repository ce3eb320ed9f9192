namespace Blog.Engine.Publishing;

/// <summary>A tag, a category or a series as the site knows it: one name and one address, however each post spells it.</summary>
public sealed record Term(TermPath Path, SiteUrl Url, Term? Parent)
{
    public string Value => Path.Value;

    public string Name => Path.Name;

    /// <summary>This term and every one above it, the outermost first.</summary>
    public IEnumerable<Term> SelfAndAncestors() => Parent is null ? [this] : Parent.SelfAndAncestors().Append(this);

    public override string ToString() => Value;
}
