namespace Blog.Engine.Content;

/// <summary>Other text for a stretch of a file; never touches a line end. In UTF-16 units of the decoded text.</summary>
public readonly record struct TextEdit(int Start, int Length, string Text)
{
    public int End => Start + Length;
}
