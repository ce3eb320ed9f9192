using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Blog.Http;

/// <summary>How a body is coded on the wire, in the order a tie is decided (RFC 9110, 12.5.3).</summary>
public enum ContentCoding
{
    Brotli,
    Gzip,
    Identity,
}

public static class ContentCodings
{
    /// <summary>Most different headers that are remembered; browsers have a handful.</summary>
    private const int MaxKnown = 64;

    private static readonly ConcurrentDictionary<string, ContentCoding> Known = [];

    /// <summary>The coding a client likes best of those we have; a weight of 0 refuses one, <c>*</c> stands for the ones not named.</summary>
    public static ContentCoding Negotiate(StringValues acceptEncoding)
    {
        if (acceptEncoding is not [{ } header]) return Parse(acceptEncoding);
        if (Known.TryGetValue(header, out var known)) return known;
        var coding = Parse(acceptEncoding);
        if (Known.Count < MaxKnown) Known.TryAdd(header, coding);
        return coding;
    }

    private static ContentCoding Parse(StringValues acceptEncoding)
    {
        if (StringValues.IsNullOrEmpty(acceptEncoding) || !StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted)) return ContentCoding.Identity;
        var best = (Coding: ContentCoding.Identity, Weight: 0.0);
        foreach (var coding in (ReadOnlySpan<ContentCoding>)[ContentCoding.Brotli, ContentCoding.Gzip, ContentCoding.Identity])
        {
            var weight = Weight(accepted, coding);
            if (weight > best.Weight) best = (coding, weight);
        }
        return best.Coding;
    }

    /// <summary>The name in <c>Content-Encoding</c>; null for identity.</summary>
    public static string? Name(this ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        _ => null,
    };

    private static double Weight(IList<StringWithQualityHeaderValue> accepted, ContentCoding coding)
    {
        var name = coding.Name() ?? "identity";
        var named = accepted.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(value => value.Value == "*");
        // Identity is acceptable when it is not named, but only when nothing else is.
        if (named is null) return coding is ContentCoding.Identity ? double.Epsilon : 0;
        return named.Quality ?? 1;
    }
}
