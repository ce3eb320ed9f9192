using Blog.Engine.Content;
using Blog.Engine.Markup.Model;
using Blog.Engine.Markup.Syntax;
using Blog.Engine.Markup.Syntax.Links;
using Blog.Engine.Markup.Syntax.WikiLinks;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Engine.Markup.Passes;

/// <summary>Gives every link and image of a document its final address, or the text of a link without one. Which lead nowhere is found when the site is linked.</summary>
/// <param name="document">What is rendered.</param>
/// <param name="body">Where it stands: relative links start there.</param>
/// <param name="links">The rest of the site.</param>
/// <param name="target">Where it is shown.</param>
/// <param name="page">The address of the page itself, before a fragment; empty but for what is embedded elsewhere.</param>
internal sealed class LinkPass(MarkdownDocument document, MarkdownBody body, ILinkResolver links, RenderTarget target, string page = "")
{
    public void Run()
    {
        var ids = Anchors.Of(document);
        foreach (var wiki in document.Inlines<WikiLinkInline>().ToList()) Settle(wiki, ids);
        foreach (var link in document.Inlines<LinkInline>().ToList()) Settle(link, ids);
        foreach (var link in document.Inlines<AutolinkInline>().Where(link => !link.IsEmail && !Destination.MayLeadTo(link.Url)).ToList()) Refuse(link);
        RawFiles.Rewrite(document, body, Settle);
        RawImages.Rewrite(document, body, Settle);
    }

    /// <summary>An address in raw HTML; null where it leads nowhere.</summary>
    private string? Settle(LinkReference reference) => links.Resolve(body.Source.Path, reference) switch
    {
        LinkTarget.Page page => page.Url + Fragment(page),
        LinkTarget.File file => file.Url,
        _ => null,
    };

    /// <summary>An image in raw HTML.</summary>
    private string Settle(string tag, LinkReference reference) => links.Resolve(body.Source.Path, reference) is LinkTarget.File file
        ? RawImages.Resolved(tag, file.Url, [.. ImageAttributes.Of(file, AskedIn(tag), target), ("loading", "lazy"), ("decoding", "async")])
        : RawImages.Missing(tag, reference.Target);

    /// <summary>The size a tag has already: one that is not in pixels keeps ours away.</summary>
    private static ImageSize? AskedIn(string tag)
    {
        var (width, height) = (RawImages.ValueOf(tag, "width"), RawImages.ValueOf(tag, "height"));
        if (width is null && height is null) return null;
        return ImageSize.From(width?.Replace("px", "", StringComparison.OrdinalIgnoreCase)) ?? new(null, null);
    }

    private void Settle(LinkInline link, Anchors ids)
    {
        if (link.GetDynamicUrl is not null) return;
        if (!link.IsImage && Nested(link)) return;
        var destination = Destination.From(link.Url);
        switch (destination.Kind)
        {
            case DestinationKind.Refused: Refuse(link); break;
            case DestinationKind.SamePage: SamePage(link, destination.Fragment!, ids); break;
            case DestinationKind.External: External(link); break;
            default: Internal(link, destination); break;
        }
        if (link.IsImage && link.Parent is not null) Lazy(link);
    }

    /// <summary>A link within the text of a link (an address that became one) gives way to its text.</summary>
    private static bool Nested(LinkInline link)
    {
        for (var parent = link.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not LinkInline { IsImage: false }) continue;
            link.MoveChildrenAfter(link);
            link.Remove();
            return true;
        }
        return false;
    }

    private void Refuse(LinkInline link)
    {
        Report(link, link.Url);
        Replace(link, link.Url!, link.IsImage);
    }

    /// <summary>What stands in angle brackets and leads nowhere is text.</summary>
    private void Refuse(AutolinkInline link)
    {
        Report(link, link.Url);
        link.ReplaceBy(Tree.Literal($"<{link.Url}>", link));
    }

    private void Report(Inline link, string? address) =>
        document.Report(LinkRules.RefusedAddress, link.Span.Start, $"the address '{Shorten(address)}' is refused; write an http(s) address or a path of this site");

    private void SamePage(LinkInline link, string fragment, Anchors ids)
    {
        if (ids.Find(fragment) is { } id) link.Url = page + "#" + Uri.EscapeDataString(id);
    }

    private void External(LinkInline link)
    {
        if (!link.IsImage)
        {
            link.GetAttributes().AddProperty("rel", "external noopener");
            return;
        }
        if (AskedSizes.Of(link) is { } asked) Size(link, new(link.Url!, null, null), asked);
        link.GetAttributes().AddProperty("referrerpolicy", "no-referrer");
    }

    private void Internal(LinkInline link, Destination destination)
    {
        if (destination.Path.Length == 0 && !link.IsImage) return;
        var reference = LinkReferences.From(link, body);
        switch (reference is null ? null : links.Resolve(body.Source.Path, reference))
        {
            case LinkTarget.Page target:
                link.Url = target.Url + destination.Query + Fragment(target);
                break;
            case LinkTarget.File file:
                link.Url = file.Url;
                if (link.IsImage) Size(link, file, AskedSizes.Of(link));
                break;
            default:
                Missing(link, destination);
                break;
        }
    }

    private static void Missing(LinkInline link, Destination destination)
    {
        if (!link.IsImage && destination.Path.StartsWith('/')) return;
        Replace(link, destination.Path, link.IsImage);
    }

    private static string Fragment(LinkTarget.Page target) => target.Anchor is null ? "" : "#" + Uri.EscapeDataString(target.Anchor);

    private static void Replace(LinkInline link, string target, bool isImage)
    {
        var missing = new MissingInline(target, isImage) { Span = link.Span, Line = link.Line, Column = link.Column };
        link.ReplaceBy(missing, copyChildren: false);
        link.TransferChildrenTo(missing);
    }

    private void Lazy(LinkInline image)
    {
        var attributes = image.GetAttributes();
        attributes.AddPropertyIfNotExist("loading", "lazy");
        attributes.AddPropertyIfNotExist("decoding", "async");
        if (VisibleText.Of(image).AsSpan().IsWhiteSpace() && string.IsNullOrEmpty(image.Title))
            document.Report(LinkRules.MissingAlt, image.Span.Start, "say in the brackets what the image shows: ![…](…)");
    }

    private void Settle(WikiLinkInline wiki, Anchors ids)
    {
        if (wiki.Target.Length == 0 && !wiki.IsEmbed)
        {
            Inline local = ids.Find(wiki.Fragment ?? "") is { } id ? Linked(wiki, page + "#" + Uri.EscapeDataString(id), wiki.Shown) : Unlinked(wiki, wiki.Shown);
            wiki.ReplaceBy(local);
            return;
        }
        var reference = LinkReferences.From(wiki, body);
        wiki.ReplaceBy(links.Resolve(body.Source.Path, reference) switch
        {
            LinkTarget.Page target => Linked(wiki, target.Url + Fragment(target), Shown(wiki, target)),
            LinkTarget.File file when reference.Kind is LinkKind.Image => Image(wiki, file),
            LinkTarget.File file => Linked(wiki, file.Url, wiki.Shown),
            _ => Unlinked(wiki, reference.Kind is LinkKind.Image ? wiki.Target : wiki.Shown),
        });
    }

    /// <summary>What has a number is called by it: <c>笔记 &gt; 式 (3)</c>.</summary>
    private string Shown(WikiLinkInline wiki, LinkTarget.Page target) =>
        wiki.Text is null && target.Part is { } part ? $"{wiki.Target} > {Words.For(body.FrontMatter.Lang).Numbered(part)}" : wiki.Shown;

    private static LinkInline Linked(WikiLinkInline wiki, string url, string shown)
    {
        var link = new LinkInline { GetDynamicUrl = () => url, Span = wiki.Span, Line = wiki.Line, Column = wiki.Column, IsClosed = true };
        link.AppendChild(Tree.Literal(shown, wiki));
        return link;
    }

    private LinkInline Image(WikiLinkInline wiki, LinkTarget.File file)
    {
        var size = ImageSize.From(wiki.Text);
        var image = new LinkInline { IsImage = true, GetDynamicUrl = () => file.Url, Span = wiki.Span, Line = wiki.Line, Column = wiki.Column, IsClosed = true };
        image.AppendChild(Tree.Literal(size is null ? wiki.Text ?? Path.GetFileNameWithoutExtension(wiki.Target) : Path.GetFileNameWithoutExtension(wiki.Target), wiki));
        Size(image, file, size);
        Lazy(image);
        return image;
    }

    private static MissingInline Unlinked(WikiLinkInline wiki, string shown)
    {
        var isImage = wiki.IsEmbed && Destination.IsImage(wiki.Target);
        var missing = new MissingInline(wiki.Named, isImage) { Span = wiki.Span, Line = wiki.Line, Column = wiki.Column };
        if (!isImage) missing.AppendChild(Tree.Literal(shown, wiki));
        return missing;
    }

    private void Size(LinkInline image, LinkTarget.File file, ImageSize? asked)
    {
        foreach (var (name, value) in ImageAttributes.Of(file, asked, target)) image.GetAttributes().AddProperty(name, value);
    }

    private static string Shorten(string? text) => text is { Length: > 80 } ? text[..80] + "…" : text ?? "";
}
