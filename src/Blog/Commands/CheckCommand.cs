using System.CommandLine;
using System.Collections.Immutable;
using Blog.Checking;
using Blog.Checking.External;
using Blog.Engine.Content;
using Blog.Engine.Markup.Proofreading;
using Blog.Reports;
using Blog.Resources;

namespace Blog.Commands;

/// <summary><c>check</c>: builds, renders and reviews everything, and reports what was found; with <c>--fix</c> it first repairs what is safe.</summary>
public static class CheckCommand
{
    private static readonly Option<string> Format = new("--format") { DefaultValueFactory = _ => "text" };
    private static readonly Option<bool> Fix = new("--fix");
    private static readonly Option<bool> DryRun = new("--dry-run");

    private static readonly Option<bool> External = new("--external");

    public static Command Create(CommandText text)
    {
        Format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check") { CommonOptions.Posts, Format, External, Fix, DryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(text, () => Check(result)));
        return command;
    }

    private static async Task<int> Check(ParseResult result)
    {
        if (result.GetValue(DryRun) && !result.GetValue(Fix)) throw new SettingsException("--dry-run says what --fix would do; give both.");
        var builder = BuildOutput.CreateBuilder(CommonOptions.ConfigurationOf(result));
        var (site, check) = (builder.Configuration.ReadSiteSettings(builder.Environment), builder.Configuration.ReadSection<CheckSettings>());
        using var checker = new Checker(site, check);
        using var interruption = new Interruption();
        var text = new CommandText(site);
        var external = result.GetValue(External) ? new ExternalLinks(check.External, site.CachePath, TimeProvider.System) : null;
        if (result.GetValue(Fix)) await FixAsync(checker, text, result.GetValue(DryRun), interruption.Token);
        var found = await FindAsync(checker, external, text, interruption.Token);
        if (!result.GetValue(DryRun)) Report(found, result.GetValue(Format)!, Path.GetRelativePath(".", checker.Folder.Root));
        return found.Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error) ? ExitCodes.Findings : ExitCodes.Success;
    }

    private static async Task<Checked> FindAsync(Checker checker, ExternalLinks? external, CommandText text, CancellationToken cancellation)
    {
        using var rendering = new WorkProgress(text, "Command.Rendering");
        return await checker.CheckAsync(TimeProvider.System.GetUtcNow(), external is null ? null : ProbeAsync, rendering.Begin, cancellation);

        async Task<ImmutableArray<Diagnostic>> ProbeAsync(ImmutableArray<ExternalLink> links)
        {
            using var probing = new WorkProgress(text, "Command.External");
            return await external.CheckAsync(links, probing.Begin, cancellation);
        }
    }

    /// <summary>Writes the repaired files; a dry run shows them and leaves all as it is.</summary>
    private static async Task FixAsync(Checker checker, CommandText text, bool isDryRun, CancellationToken cancellation)
    {
        var found = await FindAsync(checker, external: null, text, cancellation);
        var files = Fixer.Fix(found.Diagnostics, found.Site, path => File.ReadAllBytes(checker.Folder.FullPath(path))).ToList();
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isDryRun) UnifiedDiff.Write(Console.Out, file.Path.Value, file.Before, file.After);
            else Fixer.Write(file, checker.Folder);
        }
        await Console.Error.WriteLineAsync(text[isDryRun ? "Command.WouldFix" : "Command.Fixed", files.Count]);
    }

    private static void Report(Checked found, string format, string posts)
    {
        using var output = Console.OpenStandardOutput();
        switch (format)
        {
            case "json": JsonReport.Write(output, found.Site, found.Diagnostics); break;
            case "sarif": SarifReport.Write(output, found.Diagnostics, posts); break;
            default: TextReport.Write(output, found.Site, found.Diagnostics); break;
        }
    }
}
