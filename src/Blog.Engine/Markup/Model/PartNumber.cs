namespace Blog.Engine.Markup.Model;

/// <summary>What is numbered in a page, each kind by itself.</summary>
public enum PartKind
{
    Equation,
    Figure,
    Table,
}

/// <summary>The number of an equation, a figure or a table, without parentheses; of an equation it may be the author's <c>\tag</c>.</summary>
public sealed record PartNumber(PartKind Kind, string Number);
