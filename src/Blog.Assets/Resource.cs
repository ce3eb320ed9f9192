namespace Blog.Assets;

internal static class Resource
{
    public static string Text(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} was not embedded when Blog.Assets was built");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
