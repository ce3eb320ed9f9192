using Blog.SearchEvaluation;

// usage: Blog.SearchEvaluation [CORPORA_FOLDER] [POSTS_FOLDER] [--misses | --static]
var folders = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
var documents = JudgedCorpora.Read(folders.ElementAtOrDefault(0) ?? "../shared/corpora", folders.ElementAtOrDefault(1) ?? "posts");
if (documents.Count == 0)
{
    Console.Error.WriteLine("no documents: run from the repository's root with ../shared/corpora beside it, or name the folders");
    return 2;
}
var judgements = Judgement.ReadAll(Path.Combine(AppContext.BaseDirectory, "judgements.tsv"), documents);
foreach (var empty in judgements.Where(judgement => judgement.Grades.Count == 0)) Console.WriteLine($"no document answers: {empty.Kind} {empty.Query} ({empty.Rule})");
if (args.Contains("--static")) return await StaticReport.PrintAsync(judgements, documents);
using var ours = new LuceneEngine(documents, LuceneAnalysis.OurTokens);
using var cjk = new LuceneEngine(documents, LuceneAnalysis.Cjk);
var index = Blog.Engine.Search.SearchIndex.Empty.With(documents, []);
Report.Print(judgements.Where(judgement => judgement.Grades.Count > 0).ToList(), documents.Count,
[
    new("ours", query => [.. index.Query(new(query)).Hits.Select(hit => hit.Id)]),
    new("Lucene.Net, our tokens", ours.Find),
    new("Lucene.Net, CJKAnalyzer", cjk.Find),
], showMisses: args.Contains("--misses"));
Console.WriteLine($"found first by their own title: {index.ShareFoundByTitle(int.MaxValue):p1}");
return 0;
