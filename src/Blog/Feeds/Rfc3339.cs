using System.Globalization;

namespace Blog.Feeds;

/// <summary>Moments for machines (RFC 3339), to the second: the fractions that a file time has are refused by some readers.</summary>
internal static class Rfc3339
{
    public static string Of(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
