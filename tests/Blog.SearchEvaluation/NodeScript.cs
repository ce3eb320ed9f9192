using System.Diagnostics;

namespace Blog.SearchEvaluation;

/// <summary>A script in Node, which the build needs in any case.</summary>
public static class NodeScript
{
    /// <summary>Gives what it wrote and how it ended.</summary>
    public static async Task<(int Code, string Output)> RunAsync(IEnumerable<string> arguments, string input = "", CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false), StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancellation);
        return (node.ExitCode, await output);
    }
}
