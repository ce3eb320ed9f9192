namespace Blog.Git;

/// <summary>What git could not do; the message holds no password.</summary>
internal sealed class GitException(string message) : Exception(message);
