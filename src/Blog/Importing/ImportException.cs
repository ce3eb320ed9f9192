namespace Blog.Importing;

/// <summary>An import that cannot be done; the message says why and what to do.</summary>
internal sealed class ImportException(string message) : Exception(message);
