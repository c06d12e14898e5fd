using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Computing;

/// <summary>Resolves <c>type Computing</c> of schema/computing.graphql.</summary>
internal static class ComputingResolvers
{
    public static void Bind(SchemaBinder schema) => schema.Bind<UnderWay>("Computing");
}
