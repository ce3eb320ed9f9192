using System.Globalization;
using Blog.Assets;

namespace Blog.Cards;

/// <summary>A font file and the code points it may have, as ranges in order.</summary>
internal sealed record FontFile(string Family, string Name, (int First, int Last)[] Ranges)
{
    /// <summary>Every file there is, in the order of <see cref="Fonts.Table"/>.</summary>
    public static FontFile[] All() => [.. Fonts.Table.Split('\n').Select(line => line.Split('\t')).Select(parts => new FontFile(parts[0], parts[1], [.. parts[2].Split(',').Select(Range).Order()]))];

    public bool MayHave(int codePoint)
    {
        var at = Array.BinarySearch(Ranges, (codePoint, int.MaxValue));
        return (at >= 0 ? at : ~at - 1) is var range and >= 0 && codePoint <= Ranges[range].Last;
    }

    private static (int, int) Range(string text)
    {
        var ends = text.Split('-').Select(end => int.Parse(end, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToList();
        return (ends[0], ends[^1]);
    }
}
