namespace Blog.Exporting;

/// <summary>What keeps a file, or the whole export, from being written; the message says what to do.</summary>
internal sealed class ExportException(string message) : Exception(message);
