namespace Blog.Benchmarks.WholeSite.Faults;

/// <summary>Something that goes wrong outside of the program.</summary>
/// <param name="Name">As docs/faults.md has it.</param>
/// <param name="StrikeAsync">Makes it go wrong and waits until that has had its effect; gives what <c>/health/ready</c> says then.</param>
/// <param name="MendAsync">Takes the cause away; gives the time from then until the site shows and says what it should.</param>
internal sealed record Fault(string Name, Func<FaultedSite, Task<string>> StrikeAsync, Func<FaultedSite, Task<TimeSpan>> MendAsync);
