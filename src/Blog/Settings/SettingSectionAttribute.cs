namespace Blog;

/// <summary>The section <c>Blog:</c><paramref name="name"/> of the settings, which a record holds; its properties are the names in it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SettingSectionAttribute(string name) : Attribute
{
    public string Name => name;
}
