namespace Blog.Engine.Content;

/// <summary>Where a path leads once every symbolic link in it is followed.</summary>
public static class RealPath
{
    public static string Of(string path)
    {
        var real = Path.GetPathRoot(path) ?? "";
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            real = info.LinkTarget is null ? next : Of(info.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }
        return real;
    }
}
