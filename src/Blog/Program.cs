using Blog.Commands;

using var lastResort = new LastResort();

// Ctrl-C and SIGTERM are the host's: it lets requests end before the process does.
return await CommandTree.Build(InterfaceLanguage.Of(args)).Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });

/// <summary>The entry point; public so that tests can host the application.</summary>
public sealed partial class Program;
