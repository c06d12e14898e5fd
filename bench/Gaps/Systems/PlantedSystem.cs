using NetworkLens.Graph.Networks;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>A made-up health system of which everything is known: staff, ties, and what each pair of groups would have had uncut.</summary>
internal sealed class PlantedSystem
{
    private const int RedrawCount = 8;

    private PlantedSystem(SystemPlan plan, Staff staff, CsrGraph ties, Sightings seen, TestedPair[] pairs, PairTruth[] truth)
    {
        (Plan, Staff, Ties, Seen, Pairs, Truth) = (plan, staff, ties, seen, pairs, truth);
        Observed = Count(ties, pairs);
    }

    /// <summary>What it is made of.</summary>
    public SystemPlan Plan { get; }

    /// <summary>Who works where.</summary>
    public Staff Staff { get; }

    /// <summary>The ties that are seen: simple, without direction.</summary>
    public CsrGraph Ties { get; }

    /// <summary>Who answered.</summary>
    public Sightings Seen { get; }

    /// <summary>The pairs of groups in question.</summary>
    public TestedPair[] Pairs { get; }

    /// <summary>What is true of each pair.</summary>
    public PairTruth[] Truth { get; }

    /// <summary>Ties seen between the two groups of each pair.</summary>
    public int[] Observed { get; }

    /// <summary>Makes the system of a plan.</summary>
    public static PlantedSystem Make(SystemPlan plan)
    {
        var staff = StaffMaking.Make(plan);
        var pairs = TestedPair.Of(staff);
        var rates = new TrueRates(plan, staff, pairs);
        var cuts = Cuts.Draw(plan, staff, pairs);
        var seen = Sightings.Draw(plan, staff);
        var truth = new PairTruth[pairs.Length];
        for (var at = 0; at < pairs.Length; at++)
        {
            var (free, left) = ExpectedTies.Between(staff, rates, cuts.Factors, seen, pairs[at]);
            truth[at] = new(free, free > 0 ? left / free : 1, !double.IsNaN(cuts.Left[at]));
        }

        var ties = Draw(plan, staff, rates, cuts.Factors, seen, plan.CutShare > 0 ? 0 : 1);
        if (plan.Form == TieForm.Actors || plan.Closure > 0)
        {
            // No sum gives what such a process leads to: the mean of gap-free redraws does.
            var sums = new int[pairs.Length];
            for (var draw = 2; draw < 2 + RedrawCount; draw++)
            {
                var counts = Count(Draw(plan, staff, rates, new(staff.Cells), seen, draw), pairs);
                for (var at = 0; at < sums.Length; at++)
                {
                    sums[at] += counts[at];
                }
            }

            truth = [.. truth.Select((pair, at) => pair with { Free = sums[at] / (double)RedrawCount })];
        }

        return new(plan, staff, ties, seen, pairs, truth);
    }

    /// <summary>Ties between the two groups of each pair.</summary>
    public static int[] Count(CsrGraph ties, TestedPair[] pairs)
    {
        var counts = new int[pairs.Length];
        var mark = new int[ties.NodeCount];
        for (var at = 0; at < pairs.Length; at++)
        {
            foreach (var person in pairs[at].B)
            {
                mark[person] = at + 1;
            }

            foreach (var person in pairs[at].A)
            {
                foreach (var contact in ties.Neighbours(person))
                {
                    counts[at] += mark[contact] == at + 1 ? 1 : 0;
                }
            }
        }

        return counts;
    }

    private static CsrGraph Draw(SystemPlan plan, Staff staff, TrueRates rates, CellFactors cuts, Sightings seen, int draw)
    {
        var random = draw < 2 ? plan.Chance(Purpose.Ties, draw * 1000) : plan.Chance(Purpose.Redraws, draw);
        var ties = plan.Form == TieForm.Actors
            ? ActorTies.Draw(plan, staff, rates.Activity, cuts, random)
            : TieDrawing.Draw(staff, rates, cuts, plan.Closure, random);
        if (seen.Responded is not null)
        {
            ties.RemoveAll(tie => random.NextDouble() >= seen.Chance(tie.From, tie.To));
        }

        return CsrGraphBuilder.FromTies(
            staff.Count, [.. ties.Select(t => t.From)], [.. ties.Select(t => t.To)], [], directed: false);
    }
}

/// <summary>What is true of a pair of groups.</summary>
/// <param name="Free">Ties to be seen on average if nothing were cut.</param>
/// <param name="Ratio">What is left of that with all cuts, its own and those of pairs that it shares people with: 0 to 1.</param>
/// <param name="IsPlanted">Whether it is cut by itself.</param>
internal readonly record struct PairTruth(double Free, double Ratio, bool IsPlanted)
{
    /// <summary>Whether no cut touches it. Where a cut touches it that is another pair's, finding it is neither right nor wrong.</summary>
    public bool IsNull => Ratio > 0.999 && !IsPlanted;
}
