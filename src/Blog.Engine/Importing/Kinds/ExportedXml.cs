using System.Xml;
using System.Xml.Linq;

namespace Blog.Engine.Importing.Kinds;

/// <summary>The XML of exports: RSS with more in it. Nothing outside of the file is read.</summary>
internal static class ExportedXml
{
    /// <exception cref="XmlException">It is damaged, or no RSS.</exception>
    public static XElement Channel(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false });
        return XDocument.Load(reader).Root?.Element("channel") ?? throw new XmlException("this is no RSS: it has no channel");
    }
}
