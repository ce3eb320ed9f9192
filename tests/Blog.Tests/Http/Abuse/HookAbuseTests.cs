using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Blog.Tests.Http.Abuse;

/// <summary>The one address that takes a body: nothing but a signed call of bounded length gets anything done.</summary>
public sealed class HookAbuseTests(HookedBlog hooked) : IClassFixture<HookedBlog>
{
    private const string Address = "/hooks/git";

    private const string Body = "{\"ref\":\"refs/heads/main\"}";

    private static readonly string Zeros = new('0', 64);

    public static TheoryData<string> Unsigned =>
    [
        "X-Nothing: x", "X-Hub-Signature-256:", "X-Hub-Signature-256: sha256=", "X-Hub-Signature-256: sha256", $"X-Hub-Signature-256: sha256={Zeros}", $"X-Hub-Signature-256: {Zeros}{Zeros}", $"X-Hub-Signature-256: sha1={Zeros}",
        "X-Hub-Signature-256: sha256=" + new string('z', 64), "X-Hub-Signature-256: sha256=" + new string('0', 63), "X-Hub-Signature-256: sha256=" + new string('0', 20_000), $"X-Hub-Signature-256: sha256={SignatureOf("another body")}", $"X-Hub-Signature-256: sha256=sha256={SignatureOf(Body)}",
        $"X-Hub-Signature-256: sha256={SignatureOf(Body)[..63]}", $"X-Hub-Signature-256: sha256={SignatureOf(Body)}00", $"X-Hub-Signature: sha1={Zeros[..40]}", $"X-Gitea-Signature: {Zeros}", "X-Gogs-Signature: \u00ff\u00fe", "X-Gitlab-Token:", "X-Gitlab-Token: a-long-secret", "X-Gitlab-Token: A-LONG-SECRET-IN-ASCII",
        $"X-Gitlab-Token: {HookedBlog.Secret}x", $"X-Gitlab-Token: '{HookedBlog.Secret}'", $"Authorization: Bearer {HookedBlog.Secret}", $"X-Gitlab-Token: wrong\r\nX-Gitlab-Token: {HookedBlog.Secret}", $"X-Hub-Signature-256: sha256={Zeros}\r\nX-Hub-Signature-256: sha256={SignatureOf(Body)}",
    ];

    [Theory]
    [MemberData(nameof(Unsigned))]
    public async Task A_call_that_is_not_signed_is_refused(string header)
    {
        var answer = await RawAnswer.OfAsync(await hooked.ServerAsync(), Call(Address, header));
        hooked.AssertRefused(answer, [400, 401]);
    }

    [Fact]
    public async Task A_signature_in_the_address_counts_for_nothing()
    {
        foreach (var target in (string[])[$"{Address}?X-Gitlab-Token={HookedBlog.Secret}", $"{Address}?secret={HookedBlog.Secret}", $"{Address}?%ff"])
            hooked.AssertRefused(await RawAnswer.OfAsync(await hooked.ServerAsync(), Call(target, "X-Nothing: x")), [401]);
    }

    public static TheoryData<string, string, int[]> Malformed => new()
    {
        { "a length beyond the limit", Head("Content-Length: 1048577"), [413] },
        { "a length beyond 64 bits", Head("Content-Length: 99999999999999999999"), [400] },
        { "a negative length", Head("Content-Length: -1"), [400] },
        { "no length and no chunks", Head("X: y"), [401] },
        { "chunks beyond the limit", Head("Transfer-Encoding: chunked") + string.Concat(Enumerable.Repeat("10000\r\n" + new string('a', 0x10000) + "\r\n", 17)) + "0\r\n\r\n", [413] },
        { "a chunk of no size", Head("Transfer-Encoding: chunked") + "zz\r\n", [400] },
        { "a chunk of a size beyond 64 bits", Head("Transfer-Encoding: chunked") + "fffffffffffffffff\r\n", [400] },
        { "a length and chunks", Head("Content-Length: 4", "Transfer-Encoding: chunked") + "0\r\n\r\n", [400, 401] },
        { "a body that never comes", Head("Content-Length: 100"), [400, 408] },
        { "no host", $"POST {Address} HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", [400] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_call_that_is_malformed_is_refused(string what, string request, int[] expected)
    {
        Assert.NotEmpty(what);
        hooked.AssertRefused(await RawAnswer.OfAsync(await hooked.ServerAsync(), request), expected);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("post")]
    public async Task Nothing_but_POST_calls_the_hook(string method)
    {
        var answer = await RawAnswer.OfAsync(await hooked.ServerAsync(), RawAnswer.Request(method, Address, $"X-Gitlab-Token: {HookedBlog.Secret}", "Content-Length: 0"));
        hooked.AssertRefused(answer, [404, 405]);
    }

    [Theory]
    [InlineData("/hooks")]
    [InlineData("/hooks/git/x")]
    [InlineData("/hooks/git.txt")]
    [InlineData("/hooks/..%2fhooks%2fgit")]
    [InlineData("/hooks%2fgit")]
    [InlineData("//hooks/git")]
    [InlineData("/posts/a")]
    [InlineData("/")]
    public async Task Nothing_else_takes_a_call(string target)
    {
        var answer = await RawAnswer.OfAsync(await hooked.ServerAsync(), Call(target, $"X-Gitlab-Token: {HookedBlog.Secret}"));
        hooked.AssertRefused(answer, [400, 404, 405]);
    }

    private static string Head(params string[] headers) => RawAnswer.Request("POST", Address, headers);

    private static string Call(string target, string header) => RawAnswer.Request("POST", target, header, string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}")) + Body;

    private static string SignatureOf(string body) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(HookedBlog.Secret), Encoding.UTF8.GetBytes(body)));
}
