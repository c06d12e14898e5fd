using System.Globalization;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Suggestions;

/// <summary>Resolves <c>Network.suggestedPairings</c> and its types in schema/suggestions.graphql.</summary>
internal static class SuggestedPairingResolvers
{
    private const int MostListed = 100;
    private const int MostLevels = 5;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("suggestedPairings", PairingsAsync));
        schema.Bind<PairingsView>("SuggestedPairings", pairings => pairings
            .Field("firstCount", p => p.Shown?.FirstCount)
            .Field("secondCount", p => p.Shown?.SecondCount)
            .Field("fittingCount", p => p.Shown?.Fitting)
            .Field("pairCount", p => p.Shown?.Pairs.Length)
            .Field("total", p => p.Shown?.Total)
            .Field("bound", p => p.Shown?.Bound)
            .Field("pairs", Pairs)
            .Field("namesWithheld", p => p.Network.NamesWithheld(p.Pairings.Withheld))
            .Field("computing", p => p.Pairings.UnderWay)
            .Field("withheld", p => p.Pairings.Withheld));
        schema.Bind<PairingView>("Pairing", pairing => pairing
            .Field("first", p => NetworkPersonView.Of(p.Network, p.Pairing.First))
            .Field("second", p => NetworkPersonView.Of(p.Network, p.Pairing.Second))
            .Field("weight", p => p.Pairing.Weight)
            .Field("stepsApart", p => p.Pairing.StepsApart)
            .Field("levelsApart", p => p.Pairing.LevelsApart)
            .Field("reason", p => PairingReason.Of(p.Network.Network, p.Pairing)));
    }

    private static async ValueTask<PairingsView> PairingsAsync(NetworkView view, PairingInput input, ResolverContext context)
    {
        if (input.MostLevelsApart is < 0 or > MostLevels)
        {
            throw new GraphQLException($"mostLevelsApart is a number of levels from 0 to {MostLevels}.");
        }

        if (input is { Organisation: PairingPlace.Different, Unit: PairingPlace.Same })
        {
            throw new GraphQLException(
                "organisation: DIFFERENT and unit: SAME fit nobody together, as every unit is of one organisation. "
                + "Leave one of the two out.");
        }

        int[] first = input.First.Of(view.Network, "first"), second = input.Second.Of(view.Network, "second");
        (first, second) = Apart(first, second);
        if ((long)first.Length * second.Length > SuggestedPairings.MostPairs)
        {
            throw new GraphQLException(string.Create(
                CultureInfo.InvariantCulture,
                $"{first.Length:N0} and {second.Length:N0} people make more than {SuggestedPairings.MostPairs:N0} pairs. ")
                + "Narrow first and second by organisations, units, professions or levels.");
        }

        var request = new PairingRequest([.. first], [.. second])
        {
            Organisation = input.Organisation,
            Unit = input.Unit,
            MostLevelsApart = input.MostLevelsApart,
            DiscountsLoad = input.LoadDiscount,
        };
        // Who has nobody to be paired with by place and level is in no figure.
        var key = $"{PeopleGroupKey.Of(input.First)} {PeopleGroupKey.Of(input.Second)} {input.Organisation} {input.Unit} "
            + $"{input.MostLevelsApart} {input.LoadDiscount}";
        var sides = await view.Shared.GetOrComputeAsync(key, (n, _, stop) => PairingSides.Of(n, request, stop), context.Cancel);
        return new(view, await view.AskAsync(
            FigureSubject.Groups(sides.First, sides.Second),
            key,
            (n, progress, stop) => SuggestedPairings.Compute(n, request, new(0, progress, stop)),
            context));
    }

    // Those of one side alone: nobody is paired with somebody of the same sort.
    private static (int[] First, int[] Second) Apart(int[] first, int[] second)
    {
        var both = first.Intersect(second).ToHashSet();
        int[] one = [.. first.Where(person => !both.Contains(person))], other = [.. second.Where(person => !both.Contains(person))];
        if (both.Count > 0 && (one.Length == 0 || other.Length == 0))
        {
            var empty = one.Length > 0 ? "second" : other.Length > 0 ? "first" : "either";
            throw new GraphQLException(
                $"Whoever is on both sides is left out, and that leaves nobody in {empty}. Name other organisations, units, professions, "
                + "levels or disciplines in first than in second.");
        }

        return (one, other);
    }

    private static IEnumerable<PairingView>? Pairs(PairingsView pairings, int first)
    {
        if (first is < 0 or > MostListed)
        {
            throw new GraphQLException($"first is 0 to {MostListed}.");
        }

        return pairings.Shown is { } shown && pairings.Network.NamesWithheld(null) is null
            ? shown.Pairs.Take(first).Select(pair => new PairingView(pairings.Network, pair))
            : null;
    }
}

/// <summary>Who is to be paired with whom.</summary>
internal sealed record PairingInput(
    PeopleGroupInput First,
    PeopleGroupInput Second,
    PairingPlace Organisation,
    PairingPlace Unit,
    int? MostLevelsApart,
    bool LoadDiscount);

/// <summary>Pairings as one viewer is shown them.</summary>
internal sealed record PairingsView(NetworkView Network, InTime<SuggestedPairings> Pairings)
{
    /// <summary>The pairings; null when withheld or under way.</summary>
    public SuggestedPairings? Shown => Pairings.Figures;
}

/// <summary>Two partners, for a viewer who may see who they are.</summary>
internal sealed record PairingView(NetworkView Network, Pairing Pairing);
