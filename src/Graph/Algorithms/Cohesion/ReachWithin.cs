using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>How many others everyone can reach within a few ties: the reach of each person, for everyone at once.</summary>
/// <remarks>
/// A directed graph is followed along its ties, as igraph's neighborhood_size with mode "out" less the person; weights do not count.
/// Isolates reach nobody; other components are not reached; in one piece everyone reaches n - 1 once the steps cover its diameter.
/// Where all distances are wanted, <see cref="PersonDistances.ReachedWithin"/> tells the same; this stops at the last step.
/// One sweep (<see cref="MultiSourceSweep"/>) with a lane per person: counts are integers, so the answer is one.
/// Time O(n / 512 · m · steps) at worst, space O(n · steps) a thread.
/// Valente, T. W. &amp; Foreman, R. K. (1998). Integration and radiality. Social Networks 20, 89-105 (reach).
/// </remarks>
public sealed class ReachWithin
{
    private readonly GroupReach _reach;

    private ReachWithin(GroupReach reach, int[] people)
    {
        _reach = reach;
        People = ImmutableCollectionsMarshal.AsImmutableArray(people);
    }

    /// <summary>The most ties that are walked.</summary>
    public int Steps => _reach.Steps;

    /// <summary>Other people whom each person reaches within <see cref="Steps"/> ties, 0 to n - 1.</summary>
    public ImmutableArray<int> People { get; }

    /// <summary>Other people whom a person reaches within fewer ties, 0..<see cref="Steps"/>.</summary>
    public int PeopleWithin(int person, int steps) => _reach.Within(person, steps) - 1;

    /// <summary>Share of all others whom a person reaches, 0..1; <see cref="Absence.TooFewPeople"/> where there is no other.</summary>
    public Measured Share(int person) => Measured.Ratio(People[person], People.Length - 1, Absence.TooFewPeople);

    /// <summary>Mean share, 0..1; <see cref="Absence.NoPeople"/> or <see cref="Absence.TooFewPeople"/> without pairs.</summary>
    public Measured MeanShare => People.Length < 2
        ? Measured.None(People.IsEmpty ? Absence.NoPeople : Absence.TooFewPeople)
        : Measured.Of(People.Sum(reached => (double)reached) / ((double)People.Length * (People.Length - 1)));

    /// <summary>Counts them.</summary>
    /// <param name="graph">Ties, followed in their direction.</param>
    /// <param name="steps">The most ties that are walked, 1..64.</param>
    /// <param name="effort">Threads and cancellation; reports no progress.</param>
    public static ReachWithin Compute(CsrGraph graph, int steps, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var everyone = NodeSets.Everyone(graph.NodeCount);
        var reach = GroupReach.Compute(graph, everyone, steps, new(effort.Threads, null, effort.Cancel));
        var people = new int[graph.NodeCount];
        for (var person = 0; person < people.Length; person++)
        {
            // Less the person themself, whom they reach in 0 ties.
            people[person] = reach.Within(person, steps) - 1;
        }

        return new(reach, people);
    }
}
