namespace Blog.Engine.Content;

/// <summary>The posts folder itself cannot be read: there is no site without it.</summary>
public sealed class PostsFolderException(string path, string reason, Exception? cause = null)
    : IOException($"the posts folder '{path}' {reason}", cause)
{
    /// <summary>The full path that was tried.</summary>
    public string Path => path;

    /// <summary>What is wrong with it: a phrase that continues "the posts folder …".</summary>
    public string Reason => reason;
}
