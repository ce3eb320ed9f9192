using System.ComponentModel.DataAnnotations;

namespace Blog.Checking.External;

/// <summary>How <c>check --external</c> asks other sites: section <c>Blog:Check:External</c>.</summary>
public sealed record ExternalSettings
{
    /// <summary>How many sites are asked at once; one site is asked for one address at a time.</summary>
    [Range(1, 64)]
    public int Hosts { get; init; } = 8;

    /// <summary>How long one site is left in peace between two questions.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a site that does not answer, or asks to come back later, is asked again.</summary>
    [Range(0, 10)]
    public int Retries { get; init; } = 2;

    /// <summary>How long a link that was good is believed to be.</summary>
    public TimeSpan Good { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a link that was dead is believed to be.</summary>
    public TimeSpan Dead { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Ask addresses of this machine and of the networks around it too; without it, links to them are not looked at.</summary>
    public bool PrivateAddresses { get; init; }
}
