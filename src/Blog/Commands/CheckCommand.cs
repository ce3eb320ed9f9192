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
    private static readonly Option<string> Format = new("--format") { Description = "text, json or sarif.", DefaultValueFactory = _ => "text" };
    private static readonly Option<bool> Fix = new("--fix") { Description = "Repair what is safe: half-width punctuation between Han characters, spaces around tags, spellings of tags." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "With --fix: print the difference and write nothing." };

    private static readonly Option<bool> External = new("--external") { Description = "Ask other sites whether the links to them still lead anywhere; slowly, and each link once in days." };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "json", "sarif");
        var command = new Command("check", "Build everything and report every diagnostic. Exit code 0: no error; 1: errors; 2: could not run.") { CommonOptions.Posts, Format, External, Fix, DryRun };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(() => Check(result)));
        return command;
    }

    private static async Task<int> Check(ParseResult result)
    {
        if (result.GetValue(DryRun) && !result.GetValue(Fix)) throw new SettingsException("--dry-run says what --fix would do; give both.");
        var builder = BuildOutput.CreateBuilder(CommonOptions.ConfigurationOf(result));
        var (site, check) = (builder.Configuration.ReadSiteSettings(builder.Environment), builder.Configuration.GetSection("Blog:Check").Get<CheckSettings>() ?? new());
        using var checker = new Checker(site, check);
        using var interruption = new Interruption();
        var text = new CommandText(site);
        var external = result.GetValue(External) ? new ExternalLinks(check.External, site.CachePath, TimeProvider.System) : null;
        if (result.GetValue(Fix)) await FixAsync(checker, text, result.GetValue(DryRun), interruption.Token);
        var found = await FindAsync(checker, external, text, interruption.Token);
        if (!result.GetValue(DryRun)) Report(found, result.GetValue(Format)!, Path.GetRelativePath(".", checker.Folder.Root));
        return found.Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error) ? ExitCodes.Findings : ExitCodes.Success;
    }

    private static Task<Checked> FindAsync(Checker checker, ExternalLinks? external, CommandText text, CancellationToken cancellation)
    {
        var rendering = new WorkProgress(text["Command.Rendering"]);
        Func<ImmutableArray<ExternalLink>, Task<ImmutableArray<Diagnostic>>>? probe =
            external is null ? null : links => external.CheckAsync(links, new WorkProgress(text["Command.External"]).Step, cancellation);
        return checker.CheckAsync(TimeProvider.System.GetUtcNow(), probe, rendering.Step, cancellation);
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
