using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Organisations;

/// <summary>Resolves schema/organisations.graphql.</summary>
internal static class OrganisationResolvers
{
    /// <summary>What <c>type Organisation</c> is answered from.</summary>
    public static RowColumns<Organisation> Columns { get; } =
        new(nameof(Organisation.Key), nameof(Organisation.Name), nameof(Organisation.Kind), nameof(Organisation.OdsCode))
        {
            { "parents", null },
            { "children", null },
            { "units", null },
        };

    /// <summary>What <c>type Unit</c> is answered from.</summary>
    public static RowColumns<Unit> UnitColumns { get; } =
        new(nameof(Unit.Key), nameof(Unit.Name), nameof(Unit.Site), nameof(Unit.ServiceLine))
        {
            { "organisation", nameof(Unit.OrganisationId) },
            { "parent", nameof(Unit.ParentId) },
        };

    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query
            .Field("organisations", context => context.ReadPageAsync(QueryFields.Organisations, Columns))
            .Field("units", context => context.ReadPageAsync(QueryFields.Units, UnitColumns)));
        schema.BindConnection<Organisation>("OrganisationsConnection").BindConnection<Unit>("UnitsConnection");
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
