using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>What a user expects: everyone of one group reaches another within so many steps, by so many separate routes.</summary>
/// <param name="From">Who should reach.</param>
/// <param name="To">Whom they should reach: anybody of them will do.</param>
/// <param name="Within">Steps of the shortest route, 1 to 10.</param>
/// <param name="Routes">Routes that share nobody but the person who reaches, of any length, 1 to 10.</param>
public sealed record Expectation(PeopleSelector From, PeopleSelector To, int Within = 2, int Routes = 1);

/// <summary>How far an <see cref="Expectation"/> is met.</summary>
/// <remarks>
/// A person complies who reaches somebody of the other group within the steps, and whom no fewer than <see cref="Expectation.Routes"/>
/// others could cut off from it by leaving. The separate routes may be longer than the steps: to count routes of bounded length is
/// intractable (Itai, Perl &amp; Shiloach 1982). A member of the other group complies by being there. Time O(n + m), and with two routes
/// or more one search for each person who reaches.
/// </remarks>
public sealed record ExpectationResult
{
    /// <summary>What was expected.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>How many should reach.</summary>
    public required int Expected { get; init; }

    /// <summary>How many are there to be reached.</summary>
    public required int Targets { get; init; }

    /// <summary>Who does not reach within the steps, ascending.</summary>
    public required ImmutableArray<int> Unreached { get; init; }

    /// <summary>Who reaches, but by too few separate routes, ascending.</summary>
    public required ImmutableArray<int> TooFewRoutes { get; init; }

    /// <summary>Share of those expected who comply, 0 to 1; absent where either group is empty.</summary>
    public Measured Compliance => Targets == 0
        ? Measured.None(Absence.EmptyGroup)
        : Measured.Ratio(Expected - Unreached.Length - TooFewRoutes.Length, Expected, Absence.EmptyGroup);

    /// <summary>Holds a network against an expectation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="expectation">What is expected; a selector that names an unknown key selects nobody.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">Steps or routes are out of their ranges.</exception>
    public static ExpectationResult Compute(OrganisationNetwork network, Expectation expectation, CancellationToken cancel = default)
    {
        if (expectation.Within is < 1 or > 10 || expectation.Routes is < 1 or > 10)
        {
            throw new ArgumentOutOfRangeException(nameof(expectation), expectation, "Steps and routes are 1 to 10.");
        }

        var groups = new GroupCatalogue(new(network));
        int[] from = groups.Members(expectation.From), to = groups.Members(expectation.To);
        var isTarget = to.ToHashSet();
        var search = new StepSearch(network.Ties.Transpose());
        search.Within(to, expectation.Within);
        int[] unreached = [.. from.Where(person => !search.Reached(person))];
        var tooFew = new List<int>();
        if (expectation.Routes > 1)
        {
            var flow = new VertexFlow(network.Ties);
            foreach (var person in from.Where(person => search.Reached(person) && !isTarget.Contains(person)))
            {
                if (flow.RoutesFrom(person, to, expectation.Routes, cancel) < expectation.Routes)
                {
                    tooFew.Add(person);
                }
            }
        }

        return new()
        {
            Expectation = expectation,
            Expected = from.Length,
            Targets = to.Length,
            Unreached = [.. unreached],
            TooFewRoutes = [.. tooFew],
        };
    }
}
