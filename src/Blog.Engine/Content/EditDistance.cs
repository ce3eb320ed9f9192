namespace Blog.Engine.Content;

/// <summary>How many slips of the hand lie between two names.</summary>
public static class EditDistance
{
    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. <see cref="int.MaxValue"/> where the lengths differ by more than <paramref name="most"/>.</summary>
    public static int Between(string a, string b, int most = 2)
    {
        if (Math.Abs(a.Length - b.Length) > most) return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, rows[i - 2, j - 2] + 1);
                rows[i, j] = best;
            }
        }
        return rows[a.Length, b.Length];
    }
}
