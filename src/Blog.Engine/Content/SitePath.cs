namespace Blog.Engine.Content;

/// <summary>The path of a file below the posts folder: separated by <c>/</c>, without empty, <c>.</c> or <c>..</c> segments, never absolute.</summary>
public readonly record struct SitePath : IComparable<SitePath>
{
    private readonly string? value;

    private SitePath(string value) => this.value = value;

    public string Value => value ?? "";

    public string FileName => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The last part without its extension.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The extension in lower case with its dot, or an empty string.</summary>
    public string Extension => Path.GetExtension(FileName).ToLowerInvariant();

    /// <summary>The folder that holds the file, or the root (an empty path).</summary>
    public SitePath Folder => Value.LastIndexOf('/') is var slash and >= 0 ? new(Value[..slash]) : default;

    public bool IsRoot => Value.Length == 0;

    /// <summary>Reads a relative path as an author or a file system writes it. Back slashes count as slashes; a path that would leave the folder is refused.</summary>
    public static bool TryFrom(string text, out SitePath path)
    {
        path = default;
        if (text.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(text)) return false;
        if (!IsPlain(text)) return TryJoin([], text, out path);
        path = new(text);
        return true;
    }

    public static SitePath From(string text) =>
        TryFrom(text, out var path) ? path : throw new ArgumentException($"'{text}' is not a path below the posts folder", nameof(text));

    /// <summary>Resolves <paramref name="relative"/> against this folder; false when it leaves the posts folder.</summary>
    public bool TryResolve(string relative, out SitePath path) =>
        TryJoin(IsRoot ? [] : Value.Split('/'), relative, out path);

    public int CompareTo(SitePath other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    /// <summary>Whether there is nothing to resolve, as in nearly every path that a program wrote.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.Contains('\\')) return false;
        foreach (var part in text.Split('/')) if (text[part] is "" or "." or "..") return false;
        return true;
    }

    private static bool TryJoin(string[] start, string relative, out SitePath path)
    {
        path = default;
        var parts = new List<string>(start);
        foreach (var part in relative.Replace('\\', '/').Split('/'))
        {
            if (part is "" or ".") continue;
            if (part is not "..") parts.Add(part);
            else if (parts.Count == 0) return false;
            else parts.RemoveAt(parts.Count - 1);
        }
        path = new(string.Join('/', parts));
        return true;
    }

    public static bool operator <(SitePath left, SitePath right) => left.CompareTo(right) < 0;

    public static bool operator >(SitePath left, SitePath right) => left.CompareTo(right) > 0;

    public static bool operator <=(SitePath left, SitePath right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SitePath left, SitePath right) => left.CompareTo(right) >= 0;
}
