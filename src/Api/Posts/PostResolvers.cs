using NetworkLens.Api.Ids;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Organisations;
using NetworkLens.Api.Paging;
using NetworkLens.Api.People;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using Post = NetworkLens.Data.Model.Post;
using ReportingLine = NetworkLens.Data.Model.ReportingLine;

namespace NetworkLens.Api.Posts;

/// <summary>Resolves schema/posts.graphql.</summary>
internal static class PostResolvers
{
    /// <summary>What <c>type Post</c> is answered from.</summary>
    public static RowColumns<Post> Columns { get; } = new(
        nameof(Post.Key), nameof(Post.Title), nameof(Post.Level), nameof(Post.Discipline), nameof(Post.ManagementShare),
        nameof(Post.Grade), nameof(Post.WholeTimeShare), nameof(Post.Start), nameof(Post.End))
    {
        { "organisation", nameof(Post.OrganisationId) },
        { "unit", nameof(Post.UnitId) },
        { "holder", nameof(Post.PersonId) },
        { "isVacant", nameof(Post.PersonId) },
        { "reportsTo", null },
        { "reports", null },
    };

    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("posts", context => context.ReadPageAsync(QueryFields.Posts, Columns)));
        schema.BindConnection<Post>("PostsConnection");
        schema.Bind<Post>("Post", post => post
            .Field("id", p => NodeId.Encode("Post", p.Id))
            .Field("organisation", (p, context) => context.Loader<OrganisationById>().LoadOrNullAsync(p.OrganisationId))
            .Field("unit", (p, context) => context.Loader<UnitById>().LoadOrNullAsync(p.UnitId))
            .Field("holder", (p, context) => context.Loader<PersonById>().LoadOrNullAsync(p.PersonId))
            .Field("isVacant", p => p.PersonId is null)
            .Field("reportsTo", (p, context) => context.Loader<LinesFromPost>().LoadAsync(p.Id))
            .Field("reports", (p, context) => context.Loader<LinesToPost>().LoadAsync(p.Id)));
        schema.Bind<ReportingLine>("ReportingLine", line => line
            .Field("from", (l, context) => context.Loader<PostById>().LoadAsync(l.FromPostId))
            .Field("to", (l, context) => context.Loader<PostById>().LoadAsync(l.ToPostId))
            .Field("kind", l => l.Kind == TieKind.ProfessionalLine ? ReportingLineKind.Professional : ReportingLineKind.Operational));
    }
}
