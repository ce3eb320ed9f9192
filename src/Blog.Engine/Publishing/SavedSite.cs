using Blog.Engine.Search;
using Blog.Engine.Search.Model;

namespace Blog.Engine.Publishing;

/// <summary>What an earlier start has computed. It saves work alone: a site built with it equals one built without.</summary>
/// <param name="Posts">What was parsed.</param>
/// <param name="Search">Gives the search index.</param>
public sealed record SavedSite(SavedPosts Posts, LoadSearch Search);

/// <summary>A saved index with what it knows of some documents (<see cref="SearchIndex.Load"/>); null when there is none that is of use.</summary>
public delegate SearchIndex? LoadSearch(IReadOnlyCollection<SearchDocument> documents);
