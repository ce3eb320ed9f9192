using System.Text;
using Blog.Commands;

namespace Blog.Tests.Commands;

/// <summary>The program within the process of the tests, which have compiled it already: for arguments that do not depend on a working directory.</summary>
internal static class BlogProgram
{
    private static readonly AsyncLocal<StringWriter?> Output = new(), Error = new();

    static BlogProgram()
    {
        Console.SetOut(new Redirection(Output, Console.Out));
        Console.SetError(new Redirection(Error, Console.Error));
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = Output.Value = new();
        using var error = Error.Value = new();
        var code = await CommandTree.Build(InterfaceLanguage.Of(arguments)).Parse(arguments).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>What the flow of one test writes goes to its own writer: others run beside it.</summary>
    private sealed class Redirection(AsyncLocal<StringWriter?> own, TextWriter console) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        private TextWriter Target => own.Value is { } writer ? Synchronized(writer) : console;

        public override void Write(char value) => Target.Write(value);

        public override void Write(string? value) => Target.Write(value);

        public override void WriteLine(string? value) => Target.WriteLine(value);
    }
}
