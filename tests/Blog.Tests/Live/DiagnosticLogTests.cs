using Blog.Engine.Content;
using Blog.Live;
using Microsoft.Extensions.Logging;

namespace Blog.Tests.Live;

public sealed class DiagnosticLogTests
{
    private static readonly DiagnosticRule Rule = new("BLOG999", Severity.Warning, "a test");

    private readonly Lines lines = new();

    [Fact]
    public void A_diagnostic_is_logged_once_for_as_long_as_it_stands()
    {
        var log = new DiagnosticLog(lines);
        var (a, b, c) = (At("a"), At("b"), At("c"));

        log.Report([a, b]);
        log.Report([a, c, b]);
        log.Report([At("a"), At("c"), b]); // equal ones of a post that was looked at again
        log.Report([b, a]);
        log.Report([b]);
        log.Report([a, b]);

        Assert.Equal(["a", "b", "c", "a"], lines.Written);
    }

    private static Diagnostic At(string message) => Rule.At(Place.WholeFile(SitePath.From("post.md")), message);

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception).Split(": ")[^1]);
    }
}
