using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Engine.Publishing;

/// <summary>
/// The name of a tag or a category as somebody writes it: one or more parts, <c>机器学习/集成学习</c>. Compared without regard to case.
/// </summary>
public sealed partial class TermPath : IEquatable<TermPath>, IComparable<TermPath>
{
    private readonly string key;

    private TermPath(string[] parts)
    {
        Parts = [.. parts];
        Value = string.Join('/', parts);
        key = Value.ToUpperInvariant();
    }

    public System.Collections.Immutable.ImmutableArray<string> Parts { get; }

    public string Value { get; }

    public string Name => Parts[^1];

    public TermPath? Parent => Parts.Length == 1 ? null : new([.. Parts[..^1]]);

    /// <summary>The name one level below this one.</summary>
    public TermPath Below(string name) => new([.. Parts, name]);

    /// <summary>
    /// A slash parts two levels, <c>机器学习/集成学习</c>, but not two single Latin letters: <c>A/B 测试</c>, <c>I/O</c>, <c>C/C++</c>. One behind a backslash, <c>TCP\/IP</c>, is a slash.
    /// </summary>
    public static TermPath? From(string text) => From(Slash().Split(text).Select(part => part.Replace("\\/", "/", StringComparison.Ordinal)));

    public static TermPath? From(IEnumerable<string> parts)
    {
        string[] kept = [.. parts.Select(part => part.Trim().Normalize(NormalizationForm.FormC)).Where(part => part.Length > 0 && part is not "." and not "..")];
        return kept.Length == 0 ? null : new(kept);
    }

    public bool Equals(TermPath? other) => other is not null && key == other.key;

    public override bool Equals(object? obj) => Equals(obj as TermPath);

    public override int GetHashCode() => key.GetHashCode(StringComparison.Ordinal);

    public int CompareTo(TermPath? other) => string.CompareOrdinal(key, other?.key);

    public override string ToString() => Value;

    [GeneratedRegex(@"(?<!\\)(?!(?<=(?<![A-Za-z0-9])[A-Za-z])/[A-Za-z](?![A-Za-z0-9]))/")]
    private static partial Regex Slash();

    public static bool operator ==(TermPath? left, TermPath? right) => Equals(left, right);

    public static bool operator !=(TermPath? left, TermPath? right) => !Equals(left, right);

    public static bool operator <(TermPath? left, TermPath? right) => Comparer<TermPath?>.Default.Compare(left, right) < 0;

    public static bool operator >(TermPath? left, TermPath? right) => Comparer<TermPath?>.Default.Compare(left, right) > 0;

    public static bool operator <=(TermPath? left, TermPath? right) => !(left > right);

    public static bool operator >=(TermPath? left, TermPath? right) => !(left < right);
}
