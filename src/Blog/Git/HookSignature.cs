using System.Security.Cryptography;
using System.Text;

namespace Blog.Git;

/// <summary>
/// Whether a call of the hook was made by somebody who knows the secret: the HMAC-SHA256 of the body as GitHub (<c>X-Hub-Signature-256: sha256=…</c>) and
/// Gitea, Forgejo and Gogs (<c>X-Gitea-Signature</c>) send it; GitLab sends the secret itself (<c>X-Gitlab-Token</c>). Compared in constant time.
/// </summary>
internal static class HookSignature
{
    private static readonly string[] Headers = ["X-Hub-Signature-256", "X-Gitea-Signature", "X-Forgejo-Signature", "X-Gogs-Signature"];

    public static bool IsValid(IHeaderDictionary headers, ReadOnlySpan<byte> body, string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        var expected = HMACSHA256.HashData(key, body);
        foreach (var header in Headers)
            if (headers[header] is [{ } sent] && IsEqual(sent, expected)) return true;
        return headers["X-Gitlab-Token"] is [{ } token] && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(key));
    }

    private static bool IsEqual(string sent, byte[] expected)
    {
        var hex = sent.StartsWith("sha256=", StringComparison.Ordinal) ? sent["sha256=".Length..] : sent;
        var bytes = new byte[HMACSHA256.HashSizeInBytes];
        return hex.Length == 2 * bytes.Length && Convert.FromHexString(hex, bytes, out _, out _) is System.Buffers.OperationStatus.Done && CryptographicOperations.FixedTimeEquals(bytes, expected);
    }
}
