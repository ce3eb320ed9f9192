namespace Blog.Tests;

/// <summary>The folder <c>shared</c> beside the repository: test data that is not part of it.</summary>
internal static class Shared
{
    private static readonly string? Root = Find();

    /// <summary>A folder or file of it; skips the test where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        var path = Root is null ? null : System.IO.Path.Combine([Root, .. parts]);
        Assert.SkipUnless(path is not null && System.IO.Path.Exists(path), $"../shared/{string.Join('/', parts)} is not there");
        return path!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Blog.sln"))) return System.IO.Path.Combine(folder.Parent!.FullName, "shared");
        }
        return null;
    }
}
