using System.Text;
using Blog.Engine.Search.Analysis;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Search.Storage;

internal enum NameKind : byte { Title, Heading, Tag }

/// <summary>What a document is called: its title, its headings, its tags. <paramref name="Index"/> is the section of a heading, the place of a tag.</summary>
internal readonly record struct Name(int Document, NameKind Kind, int Index)
{
    public string TextIn(SearchDocument document) => Kind switch
    {
        NameKind.Title => document.Title,
        NameKind.Heading => document.Sections.Heads[Index].Heading!,
        _ => document.Tags[Index],
    };
}

/// <summary>The names of all documents of a segment, folded, in one text, a line each: one fast scan finds any part of any name.</summary>
internal sealed class Names(string text, int[] starts, Name[] names)
{
    public string Text => text;

    public static Names Of(SearchDocument[] documents)
    {
        var text = new StringBuilder();
        var starts = new List<int>();
        var names = new List<Name>();
        for (var number = 0; number < documents.Length; number++)
        {
            foreach (var name in NamesOf(documents[number], number))
            {
                starts.Add(text.Length);
                names.Add(name);
                text.Append(Fold.Of(name.TextIn(documents[number]))).Append('\n');
            }
        }
        return new(text.ToString(), [.. starts], [.. names]);
    }

    /// <summary>The name that covers a place in <see cref="Text"/>, and where it begins there.</summary>
    public (Name Name, int Start) At(int position)
    {
        var index = Array.BinarySearch(starts, position);
        if (index < 0) index = ~index - 1;
        return (names[index], starts[index]);
    }

    private static IEnumerable<Name> NamesOf(SearchDocument document, int number)
    {
        yield return new(number, NameKind.Title, 0);
        for (var i = 0; i < document.Sections.Heads.Length; i++)
        {
            if (!string.IsNullOrEmpty(document.Sections.Heads[i].Heading)) yield return new(number, NameKind.Heading, i);
        }
        for (var i = 0; i < document.Tags.Length; i++) yield return new(number, NameKind.Tag, i);
    }
}
