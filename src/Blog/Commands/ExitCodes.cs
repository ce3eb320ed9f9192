using Blog.Engine.Content;
using Blog.Engine.Storage;
using Blog.Exporting;
using Blog.Git;
using Blog.Importing;
using Blog.Resources;

namespace Blog.Commands;

/// <summary>What the program ends with: documented in docs/settings.md.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The command ran and found errors in the content, or could not finish a part of its work.</summary>
    public const int Findings = 1;

    /// <summary>The command could not run; standard error says why.</summary>
    public const int CouldNotRun = 2;

    /// <summary>Runs a command; trouble that a user can mend is one clear message and exit code 2, without a stack trace.</summary>
    public static async Task<int> Guard(CommandText text, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception e) when (e is PostsFolderException or SettingsException or ExportException or ImportException or GitException || DiskTrouble.Explains(e))
        {
            await Console.Error.WriteLineAsync(e.Message);
            return CouldNotRun;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(text["Command.Interrupted"]);
            return CouldNotRun;
        }
    }
}
