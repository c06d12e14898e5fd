using System.Globalization;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms.Change;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Explanation;

/// <summary>What any two people have: just one is given.</summary>
/// <param name="Same">The same value of an attribute.</param>
/// <param name="Difference">How far apart they are in a number.</param>
/// <param name="ReportingLine">A reporting line between their posts.</param>
/// <param name="Ties">A tie in another network.</param>
internal sealed record DyadicVariableInput(
    GroupAttributeInput? Same, NumericAttributeInput? Difference, ReportingLineKind? ReportingLine, NetworkInput? Ties)
{
    /// <summary>Looks up what the variable is made of.</summary>
    /// <exception cref="GraphQLException">It names what is not there.</exception>
    public async ValueTask<PairVariable> OfAsync(NetworkView view, NetworkCache networks, CancellationToken cancel)
    {
        var network = view.Network;
        if (Same is { } same)
        {
            var column = same.Of(network);
            return new(
                $"same {(same.Column is { } known ? known.ToString().ToUpperInvariant() : $"'{same.Attribute}'")}",
                person => column.Codes[person] >= 0,
                people => SmallestOf(column, people),
                (name, people, _) => DyadicVariable.OfSameGroup(name, [.. people.Select(person => column.Codes[person])]));
        }

        if (Difference is { } difference)
        {
            var numbers = await difference.OfAsync(view.Shared, cancel);
            return new(
                $"difference of {difference.Key}",
                person => double.IsFinite(numbers[person]),
                _ => int.MaxValue,
                (name, people, _) => DyadicVariable.OfDifference(name, [.. people.Select(person => numbers[person])]));
        }

        return ReportingLine is { } kind
            ? new(
                $"{kind.ToString().ToUpperInvariant()} reporting line",
                _ => true,
                _ => int.MaxValue,
                (name, people, stop) =>
                    DyadicVariable.OfTies(name, TiesAmong.Of(Lines(network, kind, stop), people, stop), weighted: false))
            : await OfTiesAsync(view, Ties!, networks, cancel);
    }

    private static async ValueTask<PairVariable> OfTiesAsync(
        NetworkView view, NetworkInput asked, NetworkCache networks, CancellationToken cancel)
    {
        var other = await asked.NetworkAsync("ties", networks, view.Policy, cancel);
        if (other.Network.Ties.IsDirected != view.Network.Ties.IsDirected)
        {
            throw new GraphQLException(
                "Ties with directions cannot be explained by ties without, nor the other way round. Give both lenses the same direction.");
        }

        var match = PeopleMatch.ByKey(other.Network.PersonKeys, view.Network.PersonKeys);
        var there = Enumerable.Range(0, match.Stayers).ToDictionary(stayer => match.After[stayer], stayer => match.Before[stayer]);
        // One who is in this network only, or in the other only, is what differs between them.
        int[] parts = [match.Stayers, match.Joiners.Length, match.Leavers.Length];
        return new(
            $"ties in network {other.Version}",
            there.ContainsKey,
            _ => parts.Where(size => size > 0).DefaultIfEmpty().Min(),
            (name, people, stop) => DyadicVariable.OfTies(
                name, TiesAmong.Of(other.Network.Ties, [.. people.Select(person => there[person])], stop), weighted: false));
    }

    private static int SmallestOf(AttributeColumn column, IReadOnlyList<int> people) =>
        people.CountBy(person => column.Codes[person]).Select(group => group.Value).DefaultIfEmpty().Min();

    // From the one who reports to the one reported to; without directions either way. Vacant posts and one's own posts join nobody.
    private static CsrGraph Lines(OrganisationNetwork network, ReportingLineKind kind, CancellationToken cancel)
    {
        var meant = kind == ReportingLineKind.Operational ? TieKind.OperationalLine : TieKind.ProfessionalLine;
        var joined = network.Lines.Where(line => line.Kind == meant)
            .Select(line => (From: network.Posts[line.From].Holder, To: network.Posts[line.To].Holder))
            .Where(line => line.From >= 0 && line.To >= 0 && line.From != line.To)
            .Select(line => network.Ties.IsDirected || line.From < line.To ? line : (From: line.To, To: line.From))
            .Distinct().ToList();
        return CsrGraphBuilder.FromTies(
            network.PeopleCount, [.. joined.Select(line => line.From)], [.. joined.Select(line => line.To)], [], network.Ties.IsDirected,
            cancel);
    }
}

/// <summary>A variable of pairs before it is known who takes part.</summary>
/// <param name="Name">What it is called; equal for equal ones alone.</param>
/// <param name="IsKnownOf">Whether a person has what it needs.</param>
/// <param name="SmallestGroup">People of the smallest group that it tells of, of those who take part.</param>
/// <param name="Make">Makes it over some people.</param>
internal sealed record PairVariable(
    string Name,
    Func<int, bool> IsKnownOf,
    Func<IReadOnlyList<int>, int> SmallestGroup,
    Func<string, IReadOnlyList<int>, CancellationToken, DyadicVariable> Make);

/// <summary>Variables of pairs, and the people of whom all of them are known.</summary>
/// <param name="View">The network.</param>
/// <param name="Variables">1 to 8 of them.</param>
/// <param name="People">Who takes part, ascending; at most as many as the engine takes.</param>
internal sealed record PairVariables(NetworkView View, IReadOnlyList<PairVariable> Variables, IReadOnlyList<int> People)
{
    private const int MostVariables = 8;

    /// <summary>People left out.</summary>
    public int LeftOut => View.Network.PeopleCount - People.Count;

    /// <summary>Names them all, in their order.</summary>
    public string Key => string.Join('|', Variables.Select(variable => $"{variable.Name.Length}:{variable.Name}"));

    /// <summary>Whom figures of them are about.</summary>
    public FigureSubject Subject => FigureSubject.Group(Math.Min(People.Count, Variables.Min(variable => variable.SmallestGroup(People))));

    /// <summary>Looks them up.</summary>
    /// <exception cref="GraphQLException">There are too few or too many, of them or of people; or one names what is not there.</exception>
    public static async ValueTask<PairVariables> OfAsync(
        NetworkView view, string argument, IReadOnlyList<DyadicVariableInput> asked, NetworkCache networks, CancellationToken cancel)
    {
        if (asked.Count is 0 or > MostVariables)
        {
            throw new GraphQLException($"{argument} holds 1 to {MostVariables} variables.");
        }

        var variables = new List<PairVariable>();
        foreach (var variable in asked)
        {
            variables.Add(await variable.OfAsync(view, networks, cancel));
        }

        int[] people =
            [.. Enumerable.Range(0, view.Network.PeopleCount).Where(person => variables.TrueForAll(each => each.IsKnownOf(person)))];
        return people.Length <= DyadicVariable.MostPeople ? new(view, variables, people) : throw new GraphQLException(string.Create(
            CultureInfo.InvariantCulture,
            $"Pairs of more than {DyadicVariable.MostPeople:N0} people are too many to be tested. ")
            + "Narrow the network by lens.organisations, lens.units, lens.professions or lens.levels.");
    }

    /// <summary>Whether two people are tied.</summary>
    public DyadicVariable Ties(CancellationToken cancel) =>
        DyadicVariable.OfTies("ties", TiesAmong.Of(View.Network.Ties, People, cancel), weighted: false);

    /// <summary>A variable over the people who take part.</summary>
    public DyadicVariable Make(PairVariable variable, CancellationToken cancel) => variable.Make(variable.Name, People, cancel);
}
