using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Ties;

/// <summary>Resolves <c>Network.sampledBetweenness</c> and its types in schema/ties.graphql.</summary>
internal static class SampledBetweennessResolvers
{
    private const int MostListed = 100;
    private const ulong Seed = 1;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("sampledBetweenness", SampledAsync));
        schema.Bind<SampledView>("SampledBetweenness", sampled => sampled
            .Field("draws", s => s.Shown?.Paths)
            .Field("error", s => s.Shown?.Error)
            .Field("isReached", s => s.Shown?.IsReached)
            .Field("isInformative", s => s.Shown?.IsInformative)
            .Field("people", People)
            .Field("namesWithheld", s => s.Network.NamesWithheld(s.Sampled.Withheld))
            .Field("computing", s => s.Sampled.UnderWay)
            .Field("withheld", s => s.Sampled.Withheld));
        schema.Bind<BetweennessEstimate>("BetweennessEstimate");
    }

    private static async ValueTask<SampledView> SampledAsync(NetworkView view, SamplingPrecision precision, ResolverContext context) => new(
        view,
        await view.AskAsync(
            FigureSubject.Group(view.Network.PeopleCount),
            $"{precision}",
            (n, progress, stop) =>
                SampledBetweenness.Compute(n.Ties, SamplingGoal.Within(ErrorOf(precision)), Seed, new(0, progress, stop)),
            context));

    private static double ErrorOf(SamplingPrecision precision) => precision switch
    {
        SamplingPrecision.Coarse => 0.01,
        SamplingPrecision.Usual => 0.003,
        _ => 0.001,
    };

    private static IEnumerable<BetweennessEstimate>? People(SampledView sampled, int first)
    {
        if (first is < 0 or > MostListed)
        {
            throw new GraphQLException($"first is 0 to {MostListed}.");
        }

        if (sampled.Shown is not { } shown || sampled.Network.NamesWithheld(null) is not null)
        {
            return null;
        }

        var people = (double)sampled.Network.Network.PeopleCount;
        var pairs = people * (people - 1) / (sampled.Network.Network.Ties.IsDirected ? 1 : 2);
        return shown.MostBetween(first).Select(person => new BetweennessEstimate(
            NetworkPersonView.Of(sampled.Network, person),
            shown.Betweenness(person),
            shown.Lower[person] * pairs,
            shown.Upper[person] * pairs));
    }
}

/// <summary>How near estimates are to be.</summary>
public enum SamplingPrecision
{
    /// <summary>Within a hundredth of all pairs.</summary>
    Coarse,

    /// <summary>Within three thousandths.</summary>
    Usual,

    /// <summary>Within a thousandth.</summary>
    Fine,
}

/// <summary>An estimate as one viewer is shown it.</summary>
internal sealed record SampledView(NetworkView Network, InTime<SampledBetweenness> Sampled)
{
    /// <summary>The figures; null when withheld or under way.</summary>
    public SampledBetweenness? Shown => Sampled.Figures;
}

/// <summary>Between how many pairs somebody is, and the bounds of that.</summary>
internal sealed record BetweennessEstimate(NetworkPersonView Person, double Betweenness, double Lower, double Upper);
