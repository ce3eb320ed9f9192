namespace Blog;

/// <summary>
/// The program run from where it was built, rather than from where it was published: then its assets lie all over the source tree,
/// and it is its developer or an author who runs it. (A launch profile would say the same, but <c>dotnet run</c> announces it
/// on standard output, into the middle of what <c>check --format json</c> prints.)
/// </summary>
internal static class BuildOutput
{
    private const string Option = "--environment=";

    private static bool IsHere => File.Exists(Path.Combine(AppContext.BaseDirectory, "Blog.staticwebassets.runtime.json"));

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BuildOutput).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = NamedEnvironment(args) is null && IsHere ? Environments.Development : null,
        });
        if (IsHere) builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    /// <summary>The environment that a builder would be of.</summary>
    public static string EnvironmentOf(string[] args) => NamedEnvironment(args) ?? (IsHere ? Environments.Development : Environments.Production);

    private static string? NamedEnvironment(string[] args) =>
        args.LastOrDefault(arg => arg.StartsWith(Option, StringComparison.OrdinalIgnoreCase))?[Option.Length..]
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");
}
