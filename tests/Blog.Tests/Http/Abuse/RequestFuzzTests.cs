using CsCheck;

namespace Blog.Tests.Http.Abuse;

/// <summary>Requests put together from what parsers stumble over, the same on every run (<c>FUZZ=1</c> draws new ones).</summary>
public sealed class RequestFuzzTests(AbusedBlog abused) : IClassFixture<AbusedBlog>
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.OneOf("/", "//", "..", ".", "%2f", "%5c", "\\", "%2e", "%00", "%0d%0a", "%", "%%", "%c0%af", "%ed%a0%80", "%ff", "%25", "?", "&", "=", "#", ";", ":", "@", "*", "+", "~", "|", "\"", "'", "<", ">", "{", "}", "[", "]", "^", "`", "$DATA"),
        Gen.OneOf("posts", "posts/a", "a.md", "tags", "tags/标签", "feed.xml", "media", "files/data.bin", "search", "api/search", "api/suggest", "page", "errors", "health", "metrics", "css", "site.css", "old/a", "q", "tag", "limit", "page=", "secret.txt", ".env", "leak.txt"),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Char[' ', '\u00ff'].Select(character => character.ToString()),
        Gen.Char.Where(character => !char.IsSurrogate(character)).Select(character => Uri.EscapeDataString(character.ToString())));

    private static readonly Gen<string> Target = Piece.Array[0, 8].Select(pieces => "/" + string.Concat(pieces));

    private static readonly Gen<string> Header = Gen.Select(
        Gen.OneOf("Accept-Encoding", "If-None-Match", "If-Modified-Since", "Range", "If-Range", "Accept", "Accept-Language", "Cookie", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "X-Forwarded-For", "Host"),
        Gen.OneOf(Piece, Gen.OneOf("gzip;q=0", "br, *;q=0.5", "W/\"a\", \"b\"", "bytes=0-1", "bytes=-1,5-", "chunked", "100-continue", "keep-alive", "0", "-1", "")),
        (name, value) => $"{name}: {value}");

    [Fact]
    public void Any_target_is_answered_without_harm() => Target.Sample(target => abused.AssertHarmless(Ask(RawAnswer.Request("GET", target))), iter: 500);

    [Fact]
    public void Any_header_is_answered_without_harm() =>
        Gen.Select(Target, Header.Array[0, 4]).Sample((target, headers) => abused.AssertHarmless(Ask(RawAnswer.Request("GET", target, headers))), iter: 300);

    [Fact]
    public void Any_bytes_are_answered_or_the_connection_is_closed() =>
        Gen.Char['\0', '\u00ff'].Array[1, 200].Select(characters => new string(characters) + "\r\n\r\n").Sample(bytes => abused.AssertHarmless(Ask(bytes)), iter: 300);

    private RawAnswer Ask(string request) => RawAnswer.OfAsync(abused.Server, request).GetAwaiter().GetResult();
}
