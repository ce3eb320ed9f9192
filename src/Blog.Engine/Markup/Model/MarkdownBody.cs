using Blog.Engine.Content;

namespace Blog.Engine.Markup.Model;

/// <summary>One Markdown body and where it begins in its file.</summary>
public sealed record MarkdownBody(SourceText Source, int BodyStart, FrontMatter FrontMatter)
{
    public string Text => Source.Value[BodyStart..];

    /// <summary>The place in the file of an offset in <see cref="Text"/>.</summary>
    public Place PlaceAt(int offset) => Source.PlaceAt(BodyStart + offset);
}
