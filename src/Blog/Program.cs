using Blog.Commands;

return await CommandTree.Build().Parse(args).InvokeAsync();

/// <summary>The entry point; public so that tests can host the application.</summary>
public sealed partial class Program;
