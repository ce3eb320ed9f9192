using System.Diagnostics;

namespace Blog.Telemetry;

/// <summary>The spans of the site itself: <c>build</c>, <c>search</c>. Nothing is made while nobody collects them.</summary>
public static class Tracing
{
    public static readonly ActivitySource Source = new("Blog");
}
