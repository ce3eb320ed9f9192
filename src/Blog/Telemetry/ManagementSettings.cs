using System.ComponentModel.DataAnnotations;

namespace Blog.Telemetry;

/// <summary>Who may see how the server is doing, by <c>/metrics</c> and the details of <c>/health/ready</c>: section <c>Blog:Management</c>.</summary>
[SettingSection("Management")]
public sealed record ManagementSettings
{
    /// <summary>A port of its own, on every address: whoever reaches it may ask, and nobody else. None: requests of this machine may.</summary>
    [Range(1, 65535)]
    public int? Port { get; init; }

    /// <summary>Answer <c>/metrics</c> at all.</summary>
    public bool Metrics { get; init; } = true;
}
