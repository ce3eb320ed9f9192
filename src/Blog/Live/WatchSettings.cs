using System.ComponentModel.DataAnnotations;

namespace Blog.Live;

/// <summary>How changes of the posts folder are noticed: section <c>Blog:Watch</c>.</summary>
[SettingSection("Watch")]
public sealed record WatchSettings
{
    /// <summary>Listen to file events at all; false polls only.</summary>
    public bool UseEvents { get; init; } = true;

    /// <summary>How long the folder must be quiet before a change is taken in, so that a burst becomes one snapshot.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>The longest a change waits for the folder to become quiet.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How often the folder is looked through while no file event has proved that events arrive (bind mounts, network disks).</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often it is looked through once events do arrive, in case one is lost.</summary>
    public TimeSpan SlowPoll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest share of one core that polling may take, 0–1.</summary>
    [Range(0.001, 1)]
    public double PollShare { get; init; } = 0.02;
}
