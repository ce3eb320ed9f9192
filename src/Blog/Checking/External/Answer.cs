namespace Blog.Checking.External;

internal enum Verdict
{
    Good,

    /// <summary>It says that there is nothing, or does not exist.</summary>
    Dead,

    /// <summary>It did not answer, answered with trouble of its own, or keeps programs out: nobody knows what a reader would get.</summary>
    Unclear,

    /// <summary>It is no address of the open internet.</summary>
    Private,
}

/// <summary>What a site said of an address.</summary>
internal sealed record Answer(Verdict Verdict, string Detail, DateTimeOffset At);
