using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Api.People;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Interactions;

/// <summary>Resolves schema/interactions.graphql.</summary>
internal static class InteractionResolvers
{
    /// <summary>What <c>type Interaction</c> is answered from.</summary>
    public static RowColumns<Interaction> Columns { get; } = new(
        nameof(Interaction.Kind), nameof(Interaction.Count), nameof(Interaction.Strength), nameof(Interaction.Source),
        nameof(Interaction.IsMutual))
    {
        { "from", nameof(Interaction.FromPersonId) },
        { "to", nameof(Interaction.ToPersonId) },
        { "when", nameof(Interaction.WhenTicks) },
    };

    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("interactions", InteractionsAsync));
        schema.BindConnection<Interaction>("InteractionsConnection");
        schema.Bind<Interaction>("Interaction", interaction => interaction
            .Field("id", i => NodeId.Encode("Interaction", i.Id))
            .Field("from", (i, context) => context.Loader<PersonById>().LoadAsync(i.FromPersonId))
            .Field("to", (i, context) => context.Loader<PersonById>().LoadAsync(i.ToPersonId))
            .Field("when", i => i.WhenTicks is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : (DateTimeOffset?)null));
    }

    private static ValueTask<Connection<Interaction>> InteractionsAsync(ResolverContext context, DisclosurePolicy policy)
    {
        Guard(policy);
        return context.ReadPageAsync(QueryFields.Interactions, Columns);
    }

    /// <summary>Refuses to show who turned to whom: every interaction, and every count of some, is about single people.</summary>
    /// <exception cref="GraphQLException">The viewer may not see individuals; code FORBIDDEN.</exception>
    public static void Guard(DisclosurePolicy policy)
    {
        if (policy.Disclose(policy, FigureSubject.OnePerson).Withheld is { } withheld)
        {
            throw new GraphQLException(withheld.Explanation, "FORBIDDEN");
        }
    }
}

/// <summary>Interactions by id.</summary>
internal sealed class InteractionById(BatchLoads loads) : RowLoader<Interaction>(loads.InteractionsAsync);
