using System.Collections.Immutable;
using NetworkLens.Api.Computing;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Suggestions;

/// <summary>Resolves <c>Network.suggestedCohort</c> and its types in schema/suggestions.graphql.</summary>
internal static class SuggestedCohortResolvers
{
    private const int MostPeople = 50;
    private const int MostQuotas = 5;

    public static void Bind(SchemaBinder schema)
    {
        schema.Bind<NetworkView>("Network", network => network.Field("suggestedCohort", CohortAsync));
        schema.Bind<CohortView>("SuggestedCohort", cohort => cohort
            .Field("people", People)
            .Field("namesWithheld", c => c.Network.NamesWithheld(c.Cohort.Withheld))
            .Field("memberCount", c => c.Shown?.Members.Length)
            .Field("share", c => c.Shown?.Share.Value)
            .Field("bestShare", c => c.Shown?.BestShare.Value)
            .Field("units", c => c.Shown?.Units)
            .Field("professions", c => c.Shown?.Professions)
            .Field("organisations", c => c.Shown?.Organisations)
            .Field("computing", c => c.Cohort.UnderWay)
            .Field("withheld", c => c.Cohort.Withheld)
            .Field("undefined", c => c.Shown is { } shown
                ? UndefinedFigures.Of(("share", shown.Share), ("bestShare", shown.BestShare))
                : []));
        schema.Bind<CoverageOfKind>("CohortCoverage");
    }

    private static async ValueTask<CohortView> CohortAsync(
        NetworkView view,
        int size,
        PeopleGroupInput? among,
        bool throughTies,
        IReadOnlyList<CohortQuotaInput>? quotas,
        ResolverContext context)
    {
        if (size is < 1 or > MostPeople)
        {
            throw new GraphQLException($"size is a number of people from 1 to {MostPeople}.");
        }

        if (quotas is { Count: > MostQuotas })
        {
            throw new GraphQLException($"quotas holds at most {MostQuotas} quotas.");
        }

        int[] candidates = among?.Of(view.Network, "among") ?? [.. Enumerable.Range(0, view.Network.PeopleCount)];
        ImmutableArray<CohortQuota> held = [.. (quotas ?? []).Select(quota => quota.Of(view.Network))];
        var key = $"{size} {throughTies} {PeopleGroupKey.Of(among)} {string.Concat((quotas ?? []).Select(quota => quota.Key))}";
        var cohort = await view.AskAsync(
            FigureSubject.Group(candidates.Length),
            key,
            (n, progress, stop) => ProgrammeCohort.Compute(n, [.. candidates], size, throughTies, held, new(0, progress, stop)),
            context);
        return new(view, cohort.Figures is { } figures ? Disclosed(view, figures) : cohort);
    }

    // What the chosen stand for is a figure about these few, also where they are not named; quotas may let in fewer than were asked for.
    private static InTime<ProgrammeCohort> Disclosed(NetworkView view, ProgrammeCohort cohort)
    {
        var disclosed = view.Policy.Disclose(cohort, FigureSubject.Group(cohort.Members.Length));
        return new(disclosed.Figures, disclosed.Withheld, null);
    }

    private static IEnumerable<NetworkPersonView>? People(CohortView cohort) =>
        cohort.Shown is { } shown && cohort.Network.NamesWithheld(null) is null
            ? shown.Members.Select(person => NetworkPersonView.Of(cohort.Network, person))
            : null;
}

/// <summary>At most so many of each group of an attribute.</summary>
internal sealed record CohortQuotaInput(GroupAttributeInput By, int Most, IReadOnlyList<GroupQuotaInput>? Except)
{
    private const int MostOfGroup = 50;

    /// <summary>Names the quota uniquely.</summary>
    public string Key =>
        $"{By.Key.Length}:{By.Key}{Most}"
        + $"{string.Concat((Except ?? []).Select(group => $",{group.Label.Length}:{group.Label}{group.Most}"))};";

    /// <summary>The quota over the people of a network.</summary>
    /// <exception cref="GraphQLException">A number is out of its range, or a label names no group.</exception>
    public CohortQuota Of(OrganisationNetwork network)
    {
        var column = By.Of(network);
        var most = new int[column.Values.Length];
        Array.Fill(most, Checked(Most));
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in Except ?? [])
        {
            var code = column.Values.IndexOf(group.Label);
            if (code < 0 || !named.Add(group.Label))
            {
                throw new GraphQLException(
                    $"quotas.except names '{group.Label}' twice, or there is no such group. Labels are written as in mixing.");
            }

            most[code] = Checked(group.Most);
        }

        return new(column.Codes, [.. most]);
    }

    private static int Checked(int most) => most is >= 0 and <= MostOfGroup
        ? most
        : throw new GraphQLException($"most of a quota is a number of people from 0 to {MostOfGroup}.");
}

/// <summary>Another number for one group.</summary>
internal sealed record GroupQuotaInput(string Label, int Most);

/// <summary>A cohort as one viewer is shown it.</summary>
internal sealed record CohortView(NetworkView Network, InTime<ProgrammeCohort> Cohort)
{
    /// <summary>The cohort; null when withheld or under way.</summary>
    public ProgrammeCohort? Shown => Cohort.Figures;
}
