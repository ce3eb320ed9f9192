using System.Collections.Immutable;
using Blog.Engine.Markup.Model;

namespace Blog.Engine.Markup.Syntax;

/// <summary>A figure or a table, which has a number when its author gave it a name.</summary>
internal interface INumberedPart : IReferable
{
    PartKind Kind { get; }

    /// <summary>The name by which references call it: <c>fig:loss</c>; null when it has none.</summary>
    string? Name { get; }

    ImmutableArray<string> IAnchored.Anchors => Name is null ? [] : [Name];

    /// <summary>Null until the page is numbered, and where there is no name.</summary>
    PartNumber? Number { get; set; }
}
