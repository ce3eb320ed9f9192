namespace Blog.Importing;

/// <summary>What an import was asked for.</summary>
/// <param name="From">The kind by name; null to find out.</param>
/// <param name="IsRehearsal">Report only, write nothing.</param>
internal sealed record ImportOptions(string Source, string Output, string? From, bool LocalizeImages, bool AllowPrivate, bool Force, bool IsRehearsal);
