using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Organisations;

/// <summary>Resolves schema/organisations.graphql.</summary>
internal static class OrganisationResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("organisations", context => context.ReadPageAsync(QueryFields.Organisations)));
        schema.BindConnection<Organisation>("OrganisationsConnection");
        schema.Bind<Organisation>("Organisation", organisation => organisation
            .Field("id", o => NodeId.Encode("Organisation", o.Id))
            .Field("parents", (o, context) => context.Loader<ParentsOfOrganisation>().LoadAsync(o.Id))
            .Field("children", (o, context) => context.Loader<ChildrenOfOrganisation>().LoadAsync(o.Id))
            .Field("units", (o, context) => context.Loader<UnitsOfOrganisation>().LoadAsync(o.Id)));
        schema.Bind<OrganisationLink>("OrganisationLink", link => link
            .Field("child", (l, context) => context.Loader<OrganisationById>().LoadAsync(l.ChildId))
            .Field("parent", (l, context) => context.Loader<OrganisationById>().LoadAsync(l.ParentId)));
        schema.Bind<Unit>("Unit", unit => unit
            .Field("id", u => NodeId.Encode("Unit", u.Id))
            .Field("organisation", (u, context) => context.Loader<OrganisationById>().LoadAsync(u.OrganisationId))
            .Field("parent", (u, context) => context.Loader<UnitById>().LoadOrNullAsync(u.ParentId)));
    }
}
