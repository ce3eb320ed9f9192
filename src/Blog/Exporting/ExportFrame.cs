using Blog.Engine.Content;
using Blog.Engine.Publishing;
using Blog.Engine.Storage;

namespace Blog.Exporting;

/// <summary>Names what goes into every page besides the posts: the program, its settings, and the style sheets and scripts by their fingerprints.</summary>
internal static class ExportFrame
{
    /// <summary>Where things lie says nothing about what they are, and no export waits as a reader does.</summary>
    private static readonly string[] Apart = ["Blog:PostsPath", "Blog:CachePath", "Blog:Markup:ScriptTime"];

    public static string Of(IConfiguration configuration, IEnumerable<string> fixedFiles, ExportForm form) => ContentHash.OfParts(
    [
        .. new[] { typeof(Site), typeof(ExportFrame), typeof(Assets.Fonts) }.Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString()),
        .. SettingNames.Given(configuration).Where(setting => !Apart.Contains(setting.Path, StringComparer.OrdinalIgnoreCase))
            .OrderBy(setting => setting.Path, StringComparer.Ordinal).Select(setting => $"{setting.Path}={setting.Value}"),
        .. fixedFiles,
        form.ToString(),
    ]).ToString();
}
