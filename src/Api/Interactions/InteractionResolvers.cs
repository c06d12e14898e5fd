using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Api.People;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Interactions;

/// <summary>Resolves schema/interactions.graphql.</summary>
internal static class InteractionResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("interactions", context => context.ReadPageAsync(QueryFields.Interactions)));
        schema.BindConnection<Interaction>("InteractionsConnection");
        schema.Bind<Interaction>("Interaction", interaction => interaction
            .Field("id", i => NodeId.Encode("Interaction", i.Id))
            .Field("from", (i, context) => context.Loader<PersonById>().LoadAsync(i.FromPersonId))
            .Field("to", (i, context) => context.Loader<PersonById>().LoadAsync(i.ToPersonId))
            .Field("when", i => i.WhenTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null));
    }
}

/// <summary>Interactions by id.</summary>
internal sealed class InteractionById(BatchLoads loads) : RowLoader<Interaction>(loads.InteractionsAsync);
