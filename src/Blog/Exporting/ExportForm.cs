namespace Blog.Exporting;

/// <summary>How a site is written.</summary>
/// <param name="IsRelative">Links are named as seen from the page they stand in.</param>
/// <param name="HasCompressed">Beside each file that gains by it lie its Brotli and its gzip; a host that compresses by itself has no use for them.</param>
internal sealed record ExportForm(bool IsRelative, bool HasCompressed);
