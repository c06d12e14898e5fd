using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

/// <summary>Suggested links beside the best of all choices, on systems small enough to try them all.</summary>
public sealed class LinksNearBestTests
{
    // The first systems are those with which it was seen whether one exchange is enough; the others came after.
    [Theory]
    [InlineData(0, 120), InlineData(9_000, 60)]
    public void Closing_gaps_reaches_96_of_100_of_the_best(int first, int systems)
    {
        for (var seed = first; seed < first + systems; seed++)
        {
            var random = new Random(seed);
            var network = SuggestedLinksTests.People(7, Ties(random, 7, 0.35));
            GapToClose[] gaps = [.. Enumerable.Range(0, 4).Select(_ => SuggestedLinksTests.Gap(
                SuggestedLinksTests.Some(random, 7, 2), SuggestedLinksTests.Some(random, 7, 2), random.Next(1, 9) / 2.0, 0))];
            var request = new LinkRequest(LinkObjective.CloseGaps, null, random.Next(2, 5), random.Next(1, 3)) { DiscountsLoad = false };
            var found = SuggestedLinksTests.Compute(network, request, gaps);
            var open = Open(network, (_, _) => true);
            var best = Best(open, request, chosen => Closed(gaps, chosen));

            Holds(found, open, request);
            Close.To(Closed(gaps, SuggestedLinksTests.Pairs(found)), found.Before - found.After, $"seed {seed}");
            (found.Before - found.After).ShouldBeInRange(0.96 * best, best + 1e-9, $"seed {seed}");
        }
    }

    [Fact]
    public void Closing_gaps_with_load_reaches_96_of_100_of_the_best()
    {
        for (var seed = 400; seed < 460; seed++)
        {
            var random = new Random(seed);
            var network = SuggestedLinksTests.People(7, Ties(random, 7, 0.4));
            GapToClose[] gaps = [.. Enumerable.Range(0, 4).Select(_ => SuggestedLinksTests.Gap(
                SuggestedLinksTests.Some(random, 7, 2), SuggestedLinksTests.Some(random, 7, 2), random.Next(1, 9) / 2.0, 0))];
            var request = new LinkRequest(LinkObjective.CloseGaps, null, random.Next(2, 5), random.Next(1, 3));
            var found = SuggestedLinksTests.Compute(network, request, gaps);
            double[] share = Shares(network);
            var best = Best(Open(network, (_, _) => true), request, chosen => Worth(gaps, chosen, share));
            Worth(gaps, SuggestedLinksTests.Pairs(found), share).ShouldBeInRange(0.96 * best, best + 1e-9, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(Dimension.Vertical), InlineData(Dimension.Horizontal), InlineData(Dimension.CrossOrganisation),
     InlineData(Dimension.ClinicalManagerial)]
    public void Reach_and_distance_are_counted_right_and_reach_96_of_100_of_the_best(Dimension dimension)
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var network = Draft.Random(seed, people: 11, organisations: 2, density: 0.14, blank: 0.05).Build();
            var across = DimensionPairs.Of(new Placement(network), dimension);
            var open = Open(network, across.Holds);
            foreach (var objective in new[] { LinkObjective.Reach, LinkObjective.Distance })
            {
                var request = new LinkRequest(objective, dimension, 2 + (seed % 2), 1 + (seed % 2)) { DiscountsLoad = false };
                var found = SuggestedLinksTests.Compute(network, request);
                var before = Figure(network, across, objective, []);
                var best = Best(open, request, chosen => Figure(network, across, objective, chosen) - before);

                Holds(found, open, request);
                found.IsSampled.ShouldBeFalse();
                found.Base.ShouldBe(PairsAcross(network, across).Count());
                Close.To(before, found.Before, $"{objective} before, seed {seed}");
                var after = Figure(network, across, objective, SuggestedLinksTests.Pairs(found));
                Close.To(after, found.After, $"{objective} after, seed {seed}");
                (found.After - found.Before).ShouldBeInRange((0.96 * best) - 1e-9, best + 1e-9, $"{objective}, seed {seed}");
            }
        }
    }

    private static void Holds(SuggestedLinks found, List<(int, int)> open, LinkRequest request)
    {
        var pairs = SuggestedLinksTests.Pairs(found);
        pairs.Count.ShouldBeLessThanOrEqualTo(request.Count);
        pairs.ShouldBeUnique();
        pairs.ShouldAllBe(pair => open.Contains(pair));
        pairs.SelectMany(pair => new[] { pair.From, pair.To }).CountBy(person => person)
            .ShouldAllBe(person => person.Value <= request.PerPerson);
        found.Links.Zip(found.Links.Skip(1)).ShouldAllBe(pair => pair.First.After == pair.Second.Before);
    }

    private static double Best(List<(int A, int B)> open, LinkRequest request, Func<List<(int A, int B)>, double> figure)
    {
        return From(0, []);

        double From(int at, List<(int A, int B)> chosen)
        {
            var best = figure(chosen);
            for (var next = at; chosen.Count < request.Count && next < open.Count; next++)
            {
                if (Load(open[next].A) < request.PerPerson && Load(open[next].B) < request.PerPerson)
                {
                    best = Math.Max(best, From(next + 1, [.. chosen, open[next]]));
                }
            }

            return best;

            int Load(int person) => chosen.Count(pair => pair.A == person || pair.B == person);
        }
    }

    private static double Closed(GapToClose[] gaps, List<(int A, int B)> made) =>
        NestedGapsTests.Missing(gaps, []) - NestedGapsTests.Missing(gaps, made);

    // Each link in turn that counts most: what it closes, times the lesser share of its people.
    private static double Worth(GapToClose[] gaps, List<(int A, int B)> made, double[] share)
    {
        var (left, worth) = (made.Order().ToList(), 0.0);
        var before = new List<(int A, int B)>();
        while (left.Count > 0)
        {
            var next = left.MaxBy(Counts);
            worth += Counts(next);
            left.Remove(next);
            before.Add(next);
        }

        return worth;

        double Counts((int A, int B) pair) => Math.Min(share[pair.A], share[pair.B])
            * (NestedGapsTests.Missing(gaps, before) - NestedGapsTests.Missing(gaps, [.. before, pair]));
    }

    // In steps of 4/5, the nearest.
    private static double[] Shares(OrganisationNetwork network)
    {
        var degrees = Enumerable.Range(0, network.PeopleCount).Select(network.Ties.Degree).Where(degree => degree > 0).Order().ToList();
        var usual = degrees.Count == 0 ? 1 : (degrees[(degrees.Count - 1) / 2] + degrees[degrees.Count / 2]) / 2.0;
        return [.. Enumerable.Range(0, network.PeopleCount).Select(person =>
            Math.Pow(0.8, Math.Round(Math.Log(usual / Math.Max(usual, network.Ties.Degree(person))) / Math.Log(0.8))))];
    }

    // By the definition: every pair across the dimension, by distances in a matrix.
    private static double Figure(OrganisationNetwork network, DimensionPairs across, LinkObjective objective, List<(int A, int B)> made)
    {
        var people = network.PeopleCount;
        var steps = new double[people, people];
        for (var a = 0; a < people; a++)
        {
            for (var b = 0; b < people; b++)
            {
                steps[a, b] = a == b ? 0
                    : network.Ties.HasTie(a, b) || made.Contains((a, b)) || made.Contains((b, a)) ? 1 : double.PositiveInfinity;
            }
        }

        for (var via = 0; via < people; via++)
        {
            for (var a = 0; a < people; a++)
            {
                for (var b = 0; b < people; b++)
                {
                    steps[a, b] = Math.Min(steps[a, b], steps[a, via] + steps[via, b]);
                }
            }
        }

        var pairs = PairsAcross(network, across).Select(pair => steps[pair.A, pair.B]).ToList();
        return objective == LinkObjective.Reach ? pairs.Count(d => d <= 2) : pairs.Count == 0 ? 0 : pairs.Sum(d => 1 / d) / pairs.Count;
    }

    private static IEnumerable<(int A, int B)> PairsAcross(OrganisationNetwork network, DimensionPairs across) =>
        from a in Enumerable.Range(0, network.PeopleCount)
        from b in Enumerable.Range(a + 1, network.PeopleCount - a - 1)
        where across.Holds(a, b)
        select (a, b);

    private static List<(int A, int B)> Open(OrganisationNetwork network, Func<int, int, bool> counts) =>
    [
        .. from a in Enumerable.Range(0, network.PeopleCount)
           from b in Enumerable.Range(a + 1, network.PeopleCount - a - 1)
           where counts(a, b) && SuggestedLinksTests.IsOpen(network, a, b)
           select (a, b),
    ];

    private static string Ties(Random random, int people, double chance)
    {
        var ties = from a in Enumerable.Range(0, people)
                   from b in Enumerable.Range(a + 1, people - a - 1)
                   where random.NextDouble() < chance
                   select $"{a}-{b}";
        return string.Join(' ', ties);
    }
}
