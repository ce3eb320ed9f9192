namespace Blog;

/// <summary>
/// The program run from where it was built, rather than from where it was published: then its assets lie all over the source tree,
/// and it is its developer or an author who runs it. (A launch profile would say the same, but <c>dotnet run</c> announces it
/// on standard output, into the middle of what <c>check --format json</c> prints.)
/// </summary>
internal static class BuildOutput
{
    private static bool IsHere => File.Exists(Path.Combine(AppContext.BaseDirectory, "Blog.staticwebassets.runtime.json"));

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BuildOutput).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = IsHere && !IsEnvironmentNamed(args) ? Environments.Development : null,
        });
        if (IsHere) builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private static bool IsEnvironmentNamed(string[] args) =>
        args.Any(arg => arg.StartsWith("--environment=", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is not null
        || Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is not null;
}
