using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Blog.Engine.Markup.Syntax.Tables;

internal sealed class TableRenderer : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table-scroll\"><table").WriteAttributes(table).WriteLine(">");
        var rows = table.OfType<TableRow>().ToList();
        Write(renderer, table, "thead", rows.TakeWhile(row => row.IsHeader));
        Write(renderer, table, "tbody", rows.SkipWhile(row => row.IsHeader));
        renderer.WriteLine("</table></div>");
    }

    private static void Write(HtmlRenderer renderer, Table table, string section, IEnumerable<TableRow> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (!any) renderer.Write('<').Write(section).WriteLine(">");
            any = true;
            Write(renderer, table, row);
        }
        if (any) renderer.Write("</").Write(section).WriteLine(">");
    }

    private static void Write(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr").WriteAttributes(row).WriteLine(">");
        for (var i = 0; i < row.Count; i++) Write(renderer, table, (TableCell)row[i], i, row.IsHeader ? "th" : "td");
        renderer.WriteLine("</tr>");
    }

    private static void Write(HtmlRenderer renderer, Table table, TableCell cell, int index, string tag)
    {
        renderer.EnsureLine();
        renderer.Write('<').Write(tag);
        Span(renderer, "colspan", cell.ColumnSpan);
        Span(renderer, "rowspan", cell.RowSpan);
        renderer.Write(ClassOf(table, cell.ColumnIndex >= 0 ? cell.ColumnIndex : index)).WriteAttributes(cell).Write('>');
        var before = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.WriteChildren(cell);
        renderer.ImplicitParagraph = before;
        renderer.Write("</").Write(tag).WriteLine(">");
    }

    private static void Span(HtmlRenderer renderer, string name, int value)
    {
        if (value != 1) renderer.Write(' ').Write(name).Write("=\"").Write(value.ToString(CultureInfo.InvariantCulture)).Write('"');
    }

    private static string ClassOf(Table table, int column) =>
        table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment switch
        {
            TableColumnAlign.Left => " class=\"align-left\"",
            TableColumnAlign.Center => " class=\"align-center\"",
            TableColumnAlign.Right => " class=\"align-right\"",
            _ => "",
        };
}
