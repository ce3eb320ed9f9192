namespace Blog.Engine.Content;

/// <summary>The posts folder is missing or may not be read; the message names it, the user and what to do.</summary>
public sealed class PostsFolderException(string message) : Exception(message);
