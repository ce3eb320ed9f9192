namespace Blog.Assets;

/// <summary>Tables of Chinese characters, as text with a line an entry.</summary>
public static class Characters
{
    /// <summary>OpenCC: traditional character ⇥ simplified character.</summary>
    public static string Traditional => Resource.Text("traditional.txt");

    /// <summary>OpenCC: term of Taiwan ⇥ term of the mainland, both in traditional characters.</summary>
    public static string Taiwan => Resource.Text("taiwan.txt");

    /// <summary>pinyin-pro: readings with tone marks, the commonest first, separated by blanks ⇥ the characters that have them.</summary>
    public static string Pinyin => Resource.Text("pinyin.txt");
}
