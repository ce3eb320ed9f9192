namespace Blog.Engine.Publishing;

/// <summary>The beginning of a post, for lists.</summary>
/// <param name="Html">The first paragraphs, cut at the end of a sentence.</param>
/// <param name="HasMath">There are formulas in it: the page needs their style sheet.</param>
public sealed record Excerpt(string Html, bool HasMath);
