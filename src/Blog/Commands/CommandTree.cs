using System.CommandLine;

namespace Blog.Commands;

/// <summary>The verbs of the program. Without one it serves.</summary>
public static class CommandTree
{
    public static RootCommand Build()
    {
        var root = new RootCommand("A knowledge blog from a folder of Markdown.");
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(NewCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(HealthCommand.Create());
        return root;
    }
}
