namespace Blog.Engine.Publishing;

/// <summary>
/// Which address each file of an export stands for, so that no two want one file, and none a folder where another has a file. Names are compared as the least
/// exact file systems do, without regard to case and normal form, and a file has its compressed ones beside it.
/// </summary>
public sealed class FileClaims
{
    private readonly Dictionary<string, SiteUrl> files = new(StringComparer.Ordinal), folders = new(StringComparer.Ordinal);

    /// <summary>The address that has a file, or one that stands in its way; null where it is free.</summary>
    public SiteUrl? OwnerOf(string file)
    {
        var key = Key(file);
        if (files.TryGetValue(key, out var owner) || folders.TryGetValue(key, out owner)) return owner;
        foreach (var folder in FoldersOf(key)) if (files.TryGetValue(folder, out owner)) return owner;
        return null;
    }

    /// <summary>False where it is taken, or another stands in its way.</summary>
    public bool TryAdd(string file, SiteUrl owner)
    {
        if (OwnerOf(file) is not null) return false;
        var key = Key(file);
        files.Add(key, owner);
        foreach (var folder in FoldersOf(key)) folders.TryAdd(folder, owner);
        return true;
    }

    /// <summary>The file that stands for a page lies in a folder of its own.</summary>
    public static string OfPage(string path) => $"{path.Trim('/')}/index.html".TrimStart('/');

    /// <summary>The file that stands for an old address, which may already be that of a file.</summary>
    public static string OfRedirect(string path) =>
        path.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".htm", StringComparison.OrdinalIgnoreCase) ? path.Trim('/') : OfPage(path);

    private static IEnumerable<string> FoldersOf(string key)
    {
        for (var slash = key.LastIndexOf('/'); slash > 0; slash = key.LastIndexOf('/', slash - 1)) yield return key[..slash];
    }

    private static string Key(string file)
    {
        var key = LinkText.Key(file);
        return key.Contains(".GZ", StringComparison.Ordinal) || key.Contains(".BR", StringComparison.Ordinal) ? string.Join('/', key.Split('/').Select(WithoutCoding)) : key;
    }

    /// <summary>The name of the file that a compressed one lies beside; of any other its own.</summary>
    internal static string WithoutCoding(string name) =>
        name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".br", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
