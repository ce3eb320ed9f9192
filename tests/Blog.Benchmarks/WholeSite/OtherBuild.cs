using System.Text.RegularExpressions;

namespace Blog.Benchmarks.WholeSite;

/// <summary>A copy of a published program whose assets have other fingerprints, as if they had been changed between two builds.</summary>
internal static partial class OtherBuild
{
    private const string Manifest = "Blog.staticwebassets.endpoints.json";

    public static string Of(string app, string target)
    {
        foreach (var file in Directory.EnumerateFiles(app, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(app, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var manifest = Path.Combine(target, Manifest);
        var text = File.ReadAllText(manifest);
        foreach (var fingerprint in Fingerprint().Matches(text).Select(match => match.Groups[1].Value).Distinct()) text = text.Replace(fingerprint, string.Concat(fingerprint.Reverse()), StringComparison.Ordinal);
        File.WriteAllText(manifest, text);
        return target;
    }

    [GeneratedRegex("""css/site\.([a-z0-9]{10})\.css""")]
    private static partial Regex Fingerprint();
}
