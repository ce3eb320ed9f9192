namespace Blog.Tests;

/// <summary>The folder <c>shared</c> beside the repository: test data that is not part of it.</summary>
internal static class Shared
{
    /// <summary>A folder or file of it; skips the test where it is absent.</summary>
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([System.IO.Path.GetDirectoryName(Repository.Root)!, "shared", .. parts]);
        Assert.SkipUnless(System.IO.Path.Exists(path), $"../shared/{string.Join('/', parts)} is not beside the repository");
        return path;
    }
}
