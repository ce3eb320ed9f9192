namespace Blog.Assets;

/// <summary>The scripts that run on the server, as text.</summary>
public static class Scripts
{
    /// <summary>KaTeX; defines <c>katex</c>.</summary>
    public static string Katex => Read("katex.js");

    /// <summary>KaTeX's <c>\ce</c> and <c>\pu</c>; needs <see cref="Katex"/>.</summary>
    public static string Mhchem => Read("mhchem.js");

    /// <summary>highlight.js with the languages of a technical blog; defines <c>hljs</c>.</summary>
    public static string Highlight => Read("highlight.js");

    private static string Read(string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} was not embedded when Blog.Assets was built");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
