using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>How many answered, and how much of the ties could have been seen.</summary>
/// <remarks>
/// Between two people of whom neither answered no tie could have been seen; what is missing there is not known to be missing. Whatever
/// grows with ties (reach, redundancy, counts) is at least what is shown. A tie of two people who both answered and of which only one told
/// says how differently people see a tie. Time O(m log degree + n).
/// </remarks>
public sealed record ResponseFigures
{
    /// <summary>Who answered.</summary>
    public required Responses Responses { get; init; }

    /// <summary>Share of pairs of people of whom one at least answered, 0 to 1; absent where nobody tells who did.</summary>
    public required Measured Observable { get; init; }

    /// <summary>Pairs of people with a tie, of whichever direction, however light.</summary>
    public required int TiedPairs { get; init; }

    /// <summary>Those of whom only one turned to the other.</summary>
    public required int OneSidedPairs { get; init; }

    /// <summary>One-sided of tied.</summary>
    public Measured OneSided => Measured.Ratio(OneSidedPairs, TiedPairs, Absence.NoTies);

    /// <summary>One-sided of tied, of those pairs of whom both answered; absent where nobody tells who answered.</summary>
    public required Measured Disagreed { get; init; }

    /// <summary>Organisations of which somebody was asked, by index.</summary>
    public required ImmutableArray<ResponsesOfGroup> ByOrganisation { get; init; }

    /// <summary>Levels of which somebody was asked, the lowest first.</summary>
    public required ImmutableArray<ResponsesOfGroup> ByLevel { get; init; }

    /// <summary>Counts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="by">By what it is told who answered.</param>
    /// <param name="cancel">Stops the work.</param>
    public static ResponseFigures Compute(
        OrganisationNetwork network, Respondents by = Respondents.Recorded, CancellationToken cancel = default)
    {
        var responses = Responses.Compute(network, by);
        var seen = responses.Seen;
        int tied = 0, oneSided = 0, bothAnswered = 0, disagreed = 0;
        for (var person = 0; person < network.PeopleCount; person++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var other in network.Arcs.Neighbours(person))
            {
                var isMutual = network.Arcs.HasTie(other, person);
                if (isMutual && other < person)
                {
                    continue; // Counted from the other end.
                }

                var both = seen.IsDefault || (seen[person] && seen[other]);
                tied++;
                oneSided += isMutual ? 0 : 1;
                bothAnswered += both ? 1 : 0;
                disagreed += both && !isMutual ? 1 : 0;
            }
        }

        return new()
        {
            Responses = responses,
            Observable = ObservableOf(responses, network.PeopleCount),
            TiedPairs = tied,
            OneSidedPairs = oneSided,
            Disagreed = responses.AreKnown
                ? Measured.Ratio(disagreed, bothAnswered, Absence.NoTies)
                : Measured.None(Absence.ResponsesUnknown),
            ByOrganisation = Group(
                responses, network.Organisations.Length, person => network.OrganisationOf[person], o => network.Organisations[o].Key),
            ByLevel = Group(
                responses, (int)Level.System + 1, person => (int)network.LevelOf[person] is > 0 and var level ? level : -1, LevelName),
        };
    }

    private static Measured ObservableOf(Responses responses, int people)
    {
        if (!responses.AreKnown)
        {
            return Measured.None(Absence.ResponsesUnknown);
        }

        double silent = responses.Of.IsEmpty ? 0 : people - responses.Given;
        var all = people * (people - 1.0);
        return all == 0 ? Measured.None(Absence.TooFewPeople) : Measured.Of(1 - (silent * (silent - 1) / all));
    }

    private static ImmutableArray<ResponsesOfGroup> Group(
        Responses responses, int groups, Func<int, int> groupOf, Func<int, string> label)
    {
        var (asked, given) = (new int[groups], new int[groups]);
        for (var person = 0; person < responses.Of.Length; person++)
        {
            if (responses.Of[person] != Response.Unknown && groupOf(person) is >= 0 and var group)
            {
                asked[group]++;
                given[group] += responses.Of[person] == Response.Given ? 1 : 0;
            }
        }

        return [.. Enumerable.Range(0, groups).Where(group => asked[group] > 0)
            .Select(group => new ResponsesOfGroup(label(group), asked[group], given[group]))];
    }

    private static string LevelName(int level) => (Level)level switch
    {
        Level.TeamLead => "TEAM_LEAD",
        Level.ServiceLead => "SERVICE_LEAD",
        var other => other.ToString().ToUpperInvariant(),
    };
}

/// <summary>How many of a group answered.</summary>
/// <param name="Label">The group: key of an organisation, or a level.</param>
/// <param name="Asked">People who were asked, at least 1.</param>
/// <param name="Given">Those who answered.</param>
public sealed record ResponsesOfGroup(string Label, int Asked, int Given)
{
    /// <summary>Answered of asked, 0 to 1.</summary>
    public double Rate => (double)Given / Asked;
}
