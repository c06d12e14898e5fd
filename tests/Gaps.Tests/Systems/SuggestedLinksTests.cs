using System.Collections.Immutable;
using NetworkLens.Gaps.Bench.Methods;
using NetworkLens.Gaps.Bench.Systems;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Gaps.Tests.Systems;

/// <summary>
/// Links suggested from what the model finds, held against what is really missing between the groups that were cut, and against new ties
/// that close triangles, and ties at random.
/// </summary>
public sealed class SuggestedLinksTests
{
    private const int Links = 100;
    private const int Draws = 20_000;

    [Theory]
    [InlineData(700_001, 1_500), InlineData(700_002, 2_000), InlineData(700_003, 3_000)]
    public void They_close_twice_what_closing_triangles_does_and_ten_times_what_chance_does(int seed, int people)
    {
        var system = PlantedSystem.Make(new() { Scenario = "links", Seed = seed, People = people, CutShare = 0.08 });
        var findings = Gravity.Fit(system, null).Pairs;
        ImmutableArray<GapToClose> gaps =
        [
            .. from at in Enumerable.Range(0, findings.Length)
               where findings[at].Verdict == GapVerdict.Gap
               let pair = system.Pairs[at]
               select new GapToClose($"{at}", pair.Dimension, [.. pair.A], [.. pair.B], findings[at].Expected, findings[at].Observed),
        ];
        var request = new LinkRequest(LinkObjective.CloseGaps, null, Links, 2);
        var found = SuggestedLinks.Compute(NetworkOf(system), request, gaps, Effort.OneThread);

        var suggested = ClosedPerTie(system, [.. found.Links.Select(link => (link.From, link.To))]);
        var triadic = ClosedPerTie(system, Triadic(system.Ties));
        var random = RandomPerTie(system, seed);
        TestContext.Current.SendDiagnosticMessage(
            $"{system.Staff.Count} people, {gaps.Length} gaps: {suggested:0.000} a link, triadic {triadic:0.000}, random {random:0.0000}");
        found.Links.Length.ShouldBeInRange(Links / 2, Links);
        suggested.ShouldBeGreaterThan(0.6);
        suggested.ShouldBeGreaterThanOrEqualTo(2 * triadic);
        suggested.ShouldBeGreaterThanOrEqualTo(10 * random);
    }

    /// <summary>What ties close of all that was truly cut: the mean that there would be without the cut, less the ties there are.</summary>
    private static double ClosedPerTie(PlantedSystem system, IReadOnlyList<(int A, int B)> ties)
    {
        var closed = 0.0;
        for (var at = 0; at < system.Pairs.Length; at++)
        {
            if (system.Truth[at].IsPlanted)
            {
                var (a, b) = (system.Pairs[at].A.ToHashSet(), system.Pairs[at].B.ToHashSet());
                var made = ties.Count(tie => (a.Contains(tie.A) && b.Contains(tie.B)) || (a.Contains(tie.B) && b.Contains(tie.A)));
                closed += Math.Min(made, Math.Max(0, system.Truth[at].Free - system.Observed[at]));
            }
        }

        return closed / ties.Count;
    }

    // A hundred random ties rarely hit a gap: the mean of many hundreds.
    private static double RandomPerTie(PlantedSystem system, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, Draws / Links).Average(_ => ClosedPerTie(system, Draw()));

        List<(int, int)> Draw()
        {
            var ties = new List<(int, int)>();
            while (ties.Count < Links)
            {
                var (a, b) = (random.Next(system.Staff.Count), random.Next(system.Staff.Count));
                if (a != b && !system.Ties.HasTie(a, b))
                {
                    ties.Add((a, b));
                }
            }

            return ties;
        }
    }

    /// <summary>The pairs without a tie who have most contacts in common, two new ties a person at most.</summary>
    private static List<(int A, int B)> Triadic(CsrGraph ties)
    {
        var shared = new Dictionary<(int A, int B), int>();
        for (var via = 0; via < ties.NodeCount; via++)
        {
            var contacts = ties.Neighbours(via);
            for (var i = 0; i < contacts.Length; i++)
            {
                for (var j = i + 1; j < contacts.Length; j++)
                {
                    shared[(contacts[i], contacts[j])] = shared.GetValueOrDefault((contacts[i], contacts[j])) + 1;
                }
            }
        }

        var load = new int[ties.NodeCount];
        var chosen = new List<(int A, int B)>();
        foreach (var (a, b) in shared.Where(pair => !ties.HasTie(pair.Key.A, pair.Key.B)).OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key).Select(pair => pair.Key))
        {
            if (chosen.Count < Links && load[a] < 2 && load[b] < 2)
            {
                chosen.Add((a, b));
                load[a]++;
                load[b]++;
            }
        }

        return chosen;
    }

    // Links between gaps that are given need who is tied to whom, and nothing of places.
    private static OrganisationNetwork NetworkOf(PlantedSystem system)
    {
        var people = system.Staff.Count;
        return new()
        {
            Lens = Lens.Default,
            Version = "planted",
            Arcs = system.Ties,
            Ties = system.Ties,
            PersonKeys = [.. Enumerable.Range(0, people).Select(person => $"{person:00000}")],
            PersonIds = [.. Enumerable.Range(0, people).Select(person => (long)person)],
            Organisations = [],
            Units = [],
            OrganisationOf = [.. Enumerable.Repeat(-1, people)],
            UnitOf = [.. Enumerable.Repeat(-1, people)],
            LevelOf = [.. Enumerable.Repeat(Level.Unknown, people)],
            DisciplineOf = [.. Enumerable.Repeat(Discipline.Unknown, people)],
            ManagementShareOf = [.. Enumerable.Repeat(double.NaN, people)],
            Profession = AttributeColumn.FromValues("profession", new string?[people]),
            Attributes = ImmutableSortedDictionary<string, AttributeColumn>.Empty,
            Posts = [],
            Lines = [],
        };
    }
}
