using System.Globalization;

namespace Blog.Exporting;

/// <summary>How far the export is: one line that counts on a terminal, a line every tenth elsewhere.</summary>
internal sealed class ExportProgress(TextWriter output, int total, bool isTerminal)
{
    private readonly Lock writing = new();
    private int done;

    public void Step()
    {
        lock (writing)
        {
            done++;
            if (isTerminal) output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done}/{total}{(done == total ? "\r" : "")}"));
            else if (done == total || done * 10L / total > (done - 1) * 10L / total) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done}/{total}"));
        }
    }
}
