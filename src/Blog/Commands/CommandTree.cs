using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Blog.Resources;

namespace Blog.Commands;

/// <summary>The verbs of the program. Without one it serves.</summary>
public static class CommandTree
{
    /// <param name="language">Of the interface: what help says, and the words of the library around it.</param>
    public static RootCommand Build(CultureInfo language)
    {
        CultureInfo.CurrentUICulture = language;
        var text = new CommandText(language);
        var root = new RootCommand(text["Help.Root"]);
        ServeCommand.AddTo(root, text);
        root.Subcommands.Add(ServeCommand.Create(text));
        root.Subcommands.Add(CheckCommand.Create(text));
        root.Subcommands.Add(ExportCommand.Create(text));
        root.Subcommands.Add(NewCommand.Create(text));
        root.Subcommands.Add(ImportCommand.Create(text));
        root.Subcommands.Add(HealthCommand.Create());
        foreach (var command in root.Subcommands) Describe(command, text);
        root.Options.OfType<HelpOption>().Single().Description = text["Help.help"]; // the library's own is not translated
        return root;
    }

    /// <summary>The words of a verb are <c>Help.verb</c>, of its options <c>Help.verb.option</c>, or <c>Help.option</c> for what several verbs share. A process speaks one language: options are its own.</summary>
    private static void Describe(Command command, CommandText text)
    {
        command.Description = text[$"Help.{command.Name}"];
        foreach (var symbol in command.Arguments.Concat<Symbol>(command.Options))
        {
            var name = symbol.Name.TrimStart('-');
            symbol.Description = text.Find($"Help.{command.Name}.{name}") ?? text[$"Help.{name}"];
        }
    }
}
