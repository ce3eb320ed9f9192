using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Blog.Engine.Content.Metadata;

/// <summary>The names that Hexo, Hugo, Jekyll, Obsidian, Zola, VuePress, VitePress and Docusaurus give to the same thing; the first that has a value counts.</summary>
internal static class FrontMatterKeys
{
    public static readonly ImmutableArray<string> Title = ["title", "name"];
    public static readonly ImmutableArray<string> Date = ["date", "pubdate", "created", "datecreated", "createdat", "createtime", "creationdate", "dateadded", "publishedat", "datepublished", "publishedtime", "published", "publishdate"];
    public static readonly ImmutableArray<string> NotBefore = ["publishdate", "pubdate", "publishedat"];
    public static readonly ImmutableArray<string> Updated = ["updated", "lastmod", "lastmodified", "lastmodifiedat", "modified", "datemodified", "modifiedat", "updatedat", "updatetime", "dateupdated", "updateddate", "lastupdate", "lastupdated"];
    public static readonly ImmutableArray<string> Tags = ["tags", "tag"];
    public static readonly ImmutableArray<string> Categories = ["categories", "category"];
    public static readonly ImmutableArray<string> Series = ["series"];
    public static readonly ImmutableArray<string> SeriesOrder = ["seriesorder", "seriesweight", "seriespart", "weight", "order", "sidebarposition", "navorder"];
    public static readonly ImmutableArray<string> Slug = ["slug"];
    public static readonly ImmutableArray<string> Address = ["permalink", "url", "path"];
    public static readonly ImmutableArray<string> Aliases = ["aliases", "alias", "redirectfrom"];
    public static readonly ImmutableArray<string> Description = ["description", "summary", "excerpt", "desc", "abstract"];
    public static readonly ImmutableArray<string> Cover = ["cover", "coverimage", "image", "featuredimage", "featureimage", "thumbnail", "thumb", "banner", "headerimg", "headerimage", "topimg", "heroimage", "ogimage", "images"];
    public static readonly ImmutableArray<string> Author = ["author", "authors"];
    public static readonly ImmutableArray<string> Lang = ["lang", "language", "locale"];
    public static readonly ImmutableArray<string> TranslationKey = ["translationkey"];
    public static readonly ImmutableArray<string> Pinned = ["pinned", "pin", "sticky", "top", "istop"];
    public static readonly ImmutableArray<string> Math = ["math", "mathjax", "katex", "usemath", "latex"];
    public static readonly ImmutableArray<string> NoMath = ["disablemath"];
    public static readonly ImmutableArray<string> Toc = ["toc", "showtoc", "outline"];
    public static readonly ImmutableArray<string> NoToc = ["hidetableofcontents"];
    public static readonly ImmutableArray<string> Comments = ["comments", "comment"];
    public static readonly ImmutableArray<string> Layout = ["layout", "type"];
    public static readonly ImmutableArray<string> Draft = ["draft"];
    public static readonly ImmutableArray<string> Published = ["published", "publish"];
    public static readonly ImmutableArray<string> Withheld = ["hidden", "private", "unlisted"];
    public static readonly ImmutableArray<string> Password = ["password"];
    public static readonly ImmutableArray<string> Status = ["status"];
    public static readonly ImmutableArray<string> Macros = ["macros"];
    public static readonly ImmutableArray<string> CitationStyle = ["citationstyle", "csl"];

    /// <summary>Tables whose keys count as if they stood at the top: Hugo's and Zola's.</summary>
    public static readonly FrozenSet<string> Nested = FrozenSet.Create("params", "taxonomies", "extra");

    /// <summary>The keys a suggestion may name, as docs/writing.md writes them.</summary>
    private static readonly ImmutableArray<string> Own =
    [
        "title", "date", "updated", "tags", "categories", "series", "seriesOrder", "slug", "aliases", "draft", "description", "cover", "author", "lang",
        "pinned", "math", "toc", "comments", "layout", "macros", "citationStyle", "translationKey", "permalink", "published", "lastmod", "weight",
    ];

    /// <summary>Keys of other engines, themes and editors that mean nothing here and harm nothing.</summary>
    private static readonly FrozenSet<string> Foreign = """
        adsense ai article articlestyle aside asidetoc assets audio authorlink authoremail authoravatar avatar backlink badge base bibliography bodyclass breadcrumb breadcrumbs browsercompat
        build buildwithlatex cascade changefreq cid class classes clickbait code collapse collections color colour contenttype contributors copyright copyrightauthor
        copyrightauthorhref copyrightinfo copyrighturl css cssclass cssclasses custom customcss customjs date2 dgpublish dghome dgpath dgpermalink dgshowbacklinks disableadsense disablecomments
        disabledonate disablegoogleadsense disablehighlight disablenunjucks disableauthordate displayedsidebar donate editlink email emoji entitle excerptseparator expirationreminder expirydate
        externallink externallinks faq favicon featured features featuredimagepreview feed focus fontsize footer footers format fromrmd frontpage generator giscus grandparent github guid
        haschildren hascomments head header headers headinganchors headless hero hiddenadapters hiddenfromhomepage hiddenfromsearch hiddeninhomelist hide hidedescription hidemeta hideinpost
        hidesummary hidetitle highlight home homepage icon id imagealt index indextitle indeximg infinitescroll intro isarticle iscjklanguage js key keywords kind lastedited layoutclass
        library license lightgallery link links linkto linktitle location mapbox markup markmap markdown mdx menu menus mermaid meta metadata modification music navbar navexclude navigation
        next nextpage nextpath noindex note nocomment notebook outputs outputtype output pagebreak pageclass pageid pageinfo pagestyle paginate paginateby paginationlabel paginationnext
        paginationprev parent parser pagetype photos pid plugin plugins podcast prev prevnext priority project projects publicationdate publisher publishresources quote rating readingtime
        readtime redirect redirectto ref reference references related repo repost reprint reprintpolicy resources reward robots rss schema script scripts searchable section sectionslot seo seotitle share
        shorttitle showauthor showbreadcrumbs showcomment showcomments showcopyright showdate showfooter shownav showreadingtime showsidebar showtags showtitle sidebar
        sidebardepth sidebarlabel sitemap sortby source sourcelink sources spoiler srdue srease srinterval stage standalone state style styles subtitle supertitle symbolsnoticons
        subject swiper swiperindex syndication tableofcontents tagcolor tagline tasks template templateengine texdisplay theme themecolor tikz titleicon titletemplate tocdepth tocnumber tocopen
        toplevel toppic topic topics translated translation translations translator transparent twemoji twitter uid useversion uuid version versions video videos vssue watermark
        wordcount autocollapsetoc autotranslate fraction mathjax3 mode noads position published2 reviewer reviewed since site thread kicker eyebrow lede dek series2
        pagination pagefind banners bannerimg bannerimgheight backgroundimage background bgimage excerptimage postcover coverposition covercaption katexcopytex mhchem tweet updatefrequency
        disqus disqusid disqusidentifier layouttype listlayout navtitle longtitle mathnumbering mathjaxautonumber nolastmod sidebartitle slides syntaxhighlighter subsection
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Read = FrozenSet.Create(
    [
        .. Title, .. Date, .. NotBefore, .. Updated, .. Tags, .. Categories, .. Series, .. SeriesOrder, .. Slug, .. Address, .. Aliases, .. Description, .. Cover, .. Author, .. Lang,
        .. TranslationKey, .. Pinned, .. Math, .. NoMath, .. Toc, .. NoToc, .. Comments, .. Layout, .. Draft, .. Published, .. Withheld, .. Password, .. Status, .. Macros, .. CitationStyle, .. Nested,
    ]);

    /// <summary>The form in which keys are compared: <c>Last_Modified-At</c> and <c>lastModifiedAt</c> are one key.</summary>
    public static string Normalize(string key) =>
        string.Concat(key.Where(c => c is not ('-' or '_' or ' ' or '.'))).ToLowerInvariant();

    public static bool IsKnown(string normalized) => normalized.Length == 0 || Read.Contains(normalized) || Foreign.Contains(normalized);

    /// <summary>The key that was probably meant, or null when none is near.</summary>
    public static string? Suggest(string key)
    {
        var normalized = Normalize(key);
        var best = Own.Select(own => (Own: own, Distance: EditDistance.Between(normalized, own.ToLowerInvariant()))).MinBy(pair => pair.Distance);
        return best.Distance <= (normalized.Length < 5 ? 1 : 2) ? best.Own : null;
    }
}
