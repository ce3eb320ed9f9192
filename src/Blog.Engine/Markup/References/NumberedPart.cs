namespace Blog.Engine.Markup.References;

/// <summary>A figure or a table, which has a number when its author gave it a name.</summary>
internal interface INumberedPart
{
    PartKind Kind { get; }

    /// <summary>The name by which references call it: <c>fig:loss</c>; null when it has none.</summary>
    string? Name { get; }

    /// <summary>Null until the page is numbered, and where there is no name.</summary>
    PartNumber? Number { get; set; }
}
