namespace Blog.Resources;

/// <summary>Names the resource files that hold the words of the interface: Text.resx is Simplified Chinese, the neutral language.</summary>
public sealed class Text;
