using Blog.Engine.Content;

namespace Blog.Engine.Importing.Kinds;

/// <summary>A folder of Markdown without a blog around it, as Typora and other editors leave it.</summary>
internal sealed class Typora : BlogKind
{
    public override string Name => "typora";

    /// <summary>What is nothing else is this.</summary>
    public override bool Recognises(OldTree tree) => tree.Files.Any(file => PostName.IsPost(SitePath.From(file)));

    internal override bool MovesFiles => false;

    internal override string Translate(string body, Translation translation) => ContentsMark.Remove(body, translation);
}
