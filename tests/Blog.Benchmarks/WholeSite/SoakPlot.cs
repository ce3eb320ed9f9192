using System.Globalization;

namespace Blog.Benchmarks.WholeSite;

/// <summary>Resident memory and heap over time as a drawing.</summary>
internal static class SoakPlot
{
    private const int Width = 800, Height = 320, Margin = 48;

    public static string Of(IReadOnlyList<SoakSample> samples)
    {
        var (longest, most) = (samples[^1].Seconds, Math.Ceiling(samples.Max(sample => sample.Resident) / 100) * 100);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">
            <rect width="100%" height="100%" fill="#fff"/>
            {string.Concat(Enumerable.Range(0, 5).Select(line => Line(line * most / 4, most)))}
            <text x="{Width - Margin}" y="{Height - 12}" text-anchor="end">{longest / 60:0} min</text><text x="{Margin}" y="{Height - 12}">0</text>
            <polyline fill="none" stroke="#1668dc" stroke-width="1.5" points="{Points(samples, sample => sample.Resident, longest, most)}"/>
            <polyline fill="none" stroke="#d46b08" stroke-width="1.5" points="{Points(samples, sample => sample.Heap, longest, most)}"/>
            <text x="{Width / 2}" y="18" text-anchor="middle"><tspan fill="#1668dc">resident</tspan> · <tspan fill="#d46b08">heap after the last collection</tspan> (MB); {samples[^1].Edits} edits, {samples[^1].Requests} requests</text>
            </svg>

            """);
    }

    private static string Line(double value, double most) => string.Create(
        CultureInfo.InvariantCulture,
        $"<path d=\"M{Margin} {Y(value, most):0.#}H{Width - Margin}\" stroke=\"#ddd\"/><text x=\"{Margin - 6}\" y=\"{Y(value, most) + 4:0.#}\" text-anchor=\"end\">{value:0}</text>");

    private static string Points(IEnumerable<SoakSample> samples, Func<SoakSample, double> value, double longest, double most) => string.Join(' ', samples.Select(sample =>
        string.Create(CultureInfo.InvariantCulture, $"{Margin + (sample.Seconds / longest * (Width - (2 * Margin))):0.#},{Y(value(sample), most):0.#}")));

    private static double Y(double value, double most) => Height - Margin - (value / most * (Height - (2 * Margin)));
}
