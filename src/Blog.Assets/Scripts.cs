namespace Blog.Assets;

/// <summary>The scripts that run on the server, as text.</summary>
public static class Scripts
{
    /// <summary>Counts the work of the others, and defines <c>metered</c>; an engine runs it before them.</summary>
    public static string Meter => Resource.Text("meter.js");

    /// <summary>KaTeX; defines <c>katex</c>.</summary>
    public static string Katex => Resource.Text("katex.js");

    /// <summary>KaTeX's <c>\ce</c> and <c>\pu</c>; needs <see cref="Katex"/>.</summary>
    public static string Mhchem => Resource.Text("mhchem.js");

    /// <summary>highlight.js with the languages of a technical blog; defines <c>hljs</c>.</summary>
    public static string Highlight => Resource.Text("highlight.js");
}
