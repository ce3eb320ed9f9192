using Blog.Assets;
using Blog.Engine.Content;
using Blog.Engine.Storage;

namespace Blog.Engine.Markup.Scripting;

/// <summary>Scripts that, run in this order, define one function from strings to a string.</summary>
public sealed class ScriptProgram(string function, params Func<string>[] sources)
{
    private readonly Lazy<ContentHash> version = new(() => ContentHash.OfParts([Scripts.Meter, .. sources.Select(source => source())]));

    public string Function => function;

    /// <summary>Changes with every change of the scripts, so that a result kept from another version is never taken for this one's.</summary>
    public ContentHash Version => version.Value;

    public IEnumerable<string> Sources => sources.Select(source => source());

    /// <summary>One of the engine's own scripts: a resource of this assembly.</summary>
    public static string Own(string name)
    {
        using var stream = typeof(ScriptProgram).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
