using System.Globalization;
using Blog.Benchmarks.WholeSite;
using Blog.Tests;

namespace Blog.Benchmarks;

/// <summary>Where the posts of a bench are: a folder as it was named, or so many posts made by the generator beside the repository.</summary>
internal static class GeneratedPosts
{
    private static readonly string Generator = Path.Combine(Path.GetDirectoryName(Repository.Root)!, "shared", "tools", "gen_corpus.py");

    /// <summary>A number means so many generated posts. The same number gives the same bytes, so they are made once and kept in <c>artifacts/</c>.</summary>
    /// <exception cref="FileNotFoundException">The generator is not there.</exception>
    public static async Task<string> FolderAsync(string argument)
    {
        if (!int.TryParse(argument, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)) return argument;
        var folder = Path.Combine(Repository.Root, "artifacts", string.Create(CultureInfo.InvariantCulture, $"posts-{count}"));
        if (!File.Exists(Path.Combine(folder, "manifest.jsonl"))) await MakeAsync(count, folder);
        return Path.Combine(folder, "posts");
    }

    private static async Task MakeAsync(int count, string folder)
    {
        if (!File.Exists(Generator)) throw new FileNotFoundException("the generator of posts is not beside the repository; name a folder of posts instead", Generator);
        await Tool.RunAsync("python3", Generator, "-n", count.ToString(CultureInfo.InvariantCulture), "--out", folder);
    }
}
