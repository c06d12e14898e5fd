using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Disclosure;

/// <summary>Resolves <c>Query.viewer</c> and the types of schema/disclosure.graphql.</summary>
internal static class ViewerResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("viewer", (DisclosurePolicy policy) => policy.Viewer));
        schema.Bind<Viewer>("Viewer");
        schema.Bind<Withheld>("Withheld");
        schema.Bind<UndefinedFigure>("UndefinedFigure");
    }
}
