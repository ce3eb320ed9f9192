using System.CommandLine;
using Blog.Engine.Importing;
using Blog.Importing;

namespace Blog.Commands;

/// <summary><c>import</c>: another blog's content as posts of ours.</summary>
public static class ImportCommand
{
    private static readonly Argument<string> Source = new("source") { Description = "The old blog: its folder, or the file that holds its export." };
    private static readonly Option<string> Output = new("--output", "-o") { Description = "The folder of posts to write; files of an earlier import that are equal stay.", Required = true };
    private static readonly Option<string?> From = new("--from") { Description = "What the old blog was made with; found out when not told." };
    private static readonly Option<bool> LocalizeImages = new("--localize-images") { Description = "Fetch images that lie on other sites and put them beside their posts." };
    private static readonly Option<bool> AllowPrivate = new("--allow-private") { Description = "Fetch images from this machine and the networks around it too." };
    private static readonly Option<bool> Force = new("--force") { Description = "Replace files that are there already." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Report what would be done, and write nothing." };
    private static readonly Option<string> Format = new("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        From.AcceptOnlyFromAmong([.. BlogKinds.All.Select(kind => kind.Name)]);
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("import", "Turn another blog's content into posts. Exit code 0: done; 1: done, and something in the result is an error; 2: nothing was done.")
        {
            Source, Output, From, LocalizeImages, AllowPrivate, Force, DryRun, Format,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(result => ExitCodes.Guard(() => Import(CommonOptions.ConfigurationOf(result), OptionsOf(result), result.GetValue(Format)!)));
        return command;
    }

    private static ImportOptions OptionsOf(ParseResult result) => new(
        result.GetValue(Source)!, result.GetValue(Output)!, result.GetValue(From), result.GetValue(LocalizeImages), result.GetValue(AllowPrivate), result.GetValue(Force), result.GetValue(DryRun));

    private static async Task<int> Import(string[] configuration, ImportOptions options, string format)
    {
        var builder = BuildOutput.CreateBuilder(configuration);
        var settings = builder.Configuration.ReadSiteSettings(builder.Environment);
        using var interruption = new Interruption();
        try
        {
            var report = await new ImportRun(options, settings, Console.Error).RunAsync(interruption.Token);
            await using var output = Console.OpenStandardOutput();
            if (format is "json") report.WriteJson(output);
            else report.WriteText(output);
            return report.HasErrors ? ExitCodes.Findings : ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            throw new ImportException("Interrupted; nothing was changed.");
        }
    }
}
