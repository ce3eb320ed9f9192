using System.ComponentModel.DataAnnotations;

namespace Blog.Git;

/// <summary>Posts that are pulled from a git repository: section <c>Blog:Git</c>. Without a remote nothing is pulled.</summary>
[SettingSection("Git")]
public sealed record GitSettings : IValidatableObject
{
    /// <summary>Where the posts are pulled from: an https or ssh address, or a path. A password in it is shown nowhere.</summary>
    public string Remote { get; init; } = "";

    public string Branch { get; init; } = "main";

    /// <summary>The folder of the clone, which is made there; the posts folder lies in it. Empty means the posts folder itself.</summary>
    public string Checkout { get; init; } = "";

    /// <summary>How often the remote is asked; zero means only when the hook is called.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest that git may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What calls of <c>/hooks/git</c> are signed with; empty means no hook.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Calls of the hook that one client may make in a minute.</summary>
    [Range(1, 10_000)]
    public int HookRequests { get; init; } = 30;

    public bool IsOn => Remote.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Remote.StartsWith('-') || Remote.Contains("::", StringComparison.Ordinal)) yield return new("must be an https or ssh address, or a path.", [nameof(Remote)]);
        if (Branch.Length == 0 || Branch.StartsWith('-') || Branch.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ':' or '^' or '~' or '?' or '*' or '[' or '\\') || Branch.Contains("..", StringComparison.Ordinal)) yield return new("is no name of a branch.", [nameof(Branch)]);
        if (Interval < TimeSpan.Zero || (Interval > TimeSpan.Zero && Interval < TimeSpan.FromSeconds(5))) yield return new("is at least 5 seconds, or zero.", [nameof(Interval)]);
        if (Secret.Length is > 0 and < 16) yield return new("has at least 16 characters.", [nameof(Secret)]);
    }
}
