using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;

namespace NetworkLens.Api.Posts;

/// <summary>Posts by id.</summary>
internal sealed class PostById(BatchLoads loads) : RowLoader<Post>(loads.PostsAsync);

/// <summary>The reporting lines from a post.</summary>
internal sealed class LinesFromPost(BatchLoads loads) : RowsLoader<ReportingLine>(loads.LinesFromPostsAsync);

/// <summary>The reporting lines to a post.</summary>
internal sealed class LinesToPost(BatchLoads loads) : RowsLoader<ReportingLine>(loads.LinesToPostsAsync);
