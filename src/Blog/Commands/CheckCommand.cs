using System.CommandLine;
using Blog.Engine.Content;
using Blog.Engine.Markup;
using Blog.Engine.Markup.Scripting;
using Blog.Engine.Publishing;
using Blog.Reports;

namespace Blog.Commands;

/// <summary><c>check</c>: builds and renders everything, and reports what was found.</summary>
public static class CheckCommand
{
    private static readonly Option<string> Format = new("--format") { Description = "text, json or sarif.", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check", "Build everything and report every diagnostic. Exit code 0: no error; 1: errors; 2: could not run.") { CommonOptions.Posts, Format };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(() => Check(CommonOptions.ConfigurationOf(result), result.GetValue(Format)!)));
        return command;
    }

    private static async Task<int> Check(string[] configuration, string format)
    {
        var (site, diagnostics) = Run(configuration);
        await using var output = Console.OpenStandardOutput();
        switch (format)
        {
            case "json": JsonReport.Write(output, site, diagnostics); break;
            case "sarif": SarifReport.Write(output, diagnostics); break;
            default: TextReport.Write(output, site, diagnostics); break;
        }
        return diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error) ? ExitCodes.Findings : ExitCodes.Success;
    }

    private static (Site Site, IReadOnlyList<Diagnostic> Diagnostics) Run(string[] configuration)
    {
        var builder = BuildOutput.CreateBuilder(configuration);
        return Run(builder.Configuration.ReadSiteSettings(builder.Environment));
    }

    /// <summary>Builds the site without a server and renders every post, because rendering is what finds refused formulas.</summary>
    internal static (Site Site, IReadOnlyList<Diagnostic> Diagnostics) Run(SiteSettings settings)
    {
        var folder = new PostsFolder(settings.PostsPath);
        folder.EnsureReadable();
        using var scripts = new MarkupScripts(settings.CachePath);
        var site = new SiteBuilder(settings, new MarkdownEngine(settings.Markup, scripts)).Build(folder.Read(), TimeProvider.System.GetUtcNow());
        var rendered = site.Posts.Concat(site.Pages).AsParallel().AsOrdered().SelectMany(post => site.Render(post).Diagnostics);
        return (site, [.. site.Diagnostics.Concat(rendered).Distinct().OrderBy(diagnostic => diagnostic.Place.File).ThenBy(diagnostic => diagnostic.Place.Line).ThenBy(diagnostic => diagnostic.Place.Column)]);
    }
}
