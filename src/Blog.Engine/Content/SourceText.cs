namespace Blog.Engine.Content;

/// <summary>The decoded text of one file (line ends are <c>\n</c>) and the way from an offset in it to a line and a column.</summary>
public sealed class SourceText(SitePath path, string value)
{
    private readonly Lazy<int[]> lineStarts = new(() => LineStarts(value));

    public SitePath Path => path;

    public string Value => value;

    /// <summary>The place of an offset, in UTF-16 units from the start of the file; an offset past the end means the end.</summary>
    public Place PlaceAt(int offset)
    {
        offset = Math.Clamp(offset, 0, value.Length);
        var found = Array.BinarySearch(lineStarts.Value, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new(path, line + 1, offset - lineStarts.Value[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its line end.</summary>
    public ReadOnlySpan<char> Line(int number)
    {
        if (number < 1 || number > lineStarts.Value.Length) return default;
        var start = lineStarts.Value[number - 1];
        var end = value.IndexOf('\n', start);
        return value.AsSpan(start, (end < 0 ? value.Length : end) - start);
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1)) starts.Add(i + 1);
        return [.. starts];
    }
}
