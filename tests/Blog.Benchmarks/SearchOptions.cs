using System.Globalization;

namespace Blog.Benchmarks;

/// <summary>What to measure: the first so many posts of the folder, each size in its turn; Lucene.Net beside it up to a size; each question so many times.</summary>
internal sealed record SearchOptions(IReadOnlyList<int> Sizes, int LuceneTo, int Rounds, string? JsonFile)
{
    private static readonly SearchOptions Default = new([1_000, 10_000, 100_000], 10_000, 5, null);

    /// <summary>Null when the options are not understood.</summary>
    public static SearchOptions? Parse(ReadOnlySpan<string> arguments)
    {
        var options = Default;
        for (; arguments is [var name, var value, .. var rest]; arguments = rest)
        {
            switch (name)
            {
                case "--sizes": options = options with { Sizes = [.. value.Split(',').Select(Number)] }; break;
                case "--lucene-to": options = options with { LuceneTo = Number(value) }; break;
                case "--rounds": options = options with { Rounds = Number(value) }; break;
                case "--json": options = options with { JsonFile = value }; break;
                default: return null;
            }
        }
        return arguments.IsEmpty ? options : null;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
