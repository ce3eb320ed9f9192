using System.Collections.Immutable;

namespace Blog.Engine.Importing.Kinds;

/// <summary>The kinds of blogs that can be imported, the surest to recognise first.</summary>
public static class BlogKinds
{
    public static readonly ImmutableArray<BlogKind> All = [new WordPress(), new Cnblogs(), new Docusaurus(), new Quartz(), new VitePress(), new VuePress(), new Hexo(), new Hugo(), new Jekyll(), new Obsidian(), new Typora()];

    /// <summary>The kind of that name, or null.</summary>
    public static BlogKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind that a source looks like; null when it holds nothing that can be imported.</summary>
    public static BlogKind? Recognise(OldTree tree) => All.FirstOrDefault(kind => kind.Recognises(tree));
}
