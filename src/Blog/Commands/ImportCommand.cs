using System.CommandLine;
using Blog.Engine.Importing.Kinds;
using Blog.Importing;
using Blog.Resources;

namespace Blog.Commands;

/// <summary><c>import</c>: another blog's content as posts of ours.</summary>
public static class ImportCommand
{
    private static readonly Argument<string> Source = new("source");
    private static readonly Option<string> Output = new("--output", "-o") { Required = true };
    private static readonly Option<string?> From = new("--from");
    private static readonly Option<bool> LocalizeImages = new("--localize-images");
    private static readonly Option<bool> AllowPrivate = new("--allow-private");
    private static readonly Option<bool> Force = new("--force");
    private static readonly Option<bool> DryRun = new("--dry-run");
    private static readonly Option<string> Format = new("--format") { DefaultValueFactory = _ => "text" };

    public static Command Create(CommandText text)
    {
        From.AcceptOnlyFromAmong([.. BlogKinds.All.Select(kind => kind.Name)]);
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("import")
        {
            Source, Output, From, LocalizeImages, AllowPrivate, Force, DryRun, Format,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(text, () => Import(CommonOptions.ConfigurationOf(result), OptionsOf(result), result.GetValue(Format)!)));
        return command;
    }

    private static ImportOptions OptionsOf(ParseResult result) => new(
        result.GetValue(Source)!, result.GetValue(Output)!, result.GetValue(From), result.GetValue(LocalizeImages), result.GetValue(AllowPrivate), result.GetValue(Force), result.GetValue(DryRun));

    private static async Task<int> Import(string[] configuration, ImportOptions options, string format)
    {
        var builder = BuildOutput.CreateBuilder(configuration);
        var settings = builder.Configuration.ReadSiteSettings(builder.Environment);
        var text = new CommandText(settings);
        using var interruption = new Interruption();
        try
        {
            var report = await new ImportRun(options, settings, text, Console.Error).RunAsync(interruption.Token);
            await using var output = Console.OpenStandardOutput();
            if (format is "json") report.WriteJson(output);
            else report.WriteText(output, text);
            return report.HasErrors ? ExitCodes.Findings : ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            throw new ImportException(text["Command.InterruptedUnchanged"]);
        }
    }
}
