using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Which pairs of groups of a system are cut, and what share of their rate is left.</summary>
/// <param name="Factors">What is left, by cells.</param>
/// <param name="Left">What is left of each tested pair; NaN where it is not cut by itself.</param>
internal sealed record Cuts(CellFactors Factors, double[] Left)
{
    private static readonly double[] Shares = [0, 0.25, 0.5];

    // Units of a directorate have clinical and managerial people: whoever comes late finds hardly a pair without a cut.
    private static readonly Dimension[] Order =
        [Dimension.ClinicalManagerial, Dimension.CrossOrganisation, Dimension.Vertical, Dimension.Horizontal];

    /// <summary>
    /// Draws them: of every dimension the same share, vertical pairs twice that, and never two with people in common on both sides. Where
    /// a plan cuts pools only, of nothing else.
    /// </summary>
    public static Cuts Draw(SystemPlan plan, Staff staff, TestedPair[] pairs)
    {
        var random = plan.Chance(Purpose.Cuts);
        var factors = new CellFactors(staff.Cells);
        var left = new double[pairs.Length];
        Array.Fill(left, double.NaN);
        var open = pairs.Index().Where(p => p.Item.IsPooled || !plan.CutsPoolsOnly);
        foreach (var dimension in open.GroupBy(p => p.Item.Dimension).OrderBy(g => Array.IndexOf(Order, g.Key)))
        {
            var order = dimension.Select(p => p.Index).ToArray();
            random.Shuffle(order);
            var share = dimension.Key == Dimension.Vertical ? Math.Min(0.3, 2 * plan.CutShare) : plan.CutShare;
            // Rounded by chance: the share holds on average where there are few pairs, too.
            var wanted = (int)((share * order.Length) + random.NextDouble());
            foreach (var at in order)
            {
                var (a, b) = (staff.CellsOf(pairs[at].A), staff.CellsOf(pairs[at].B));
                if (wanted > 0 && !factors.Touches(a, b))
                {
                    left[at] = plan.IsContinuous ? random.NextDouble() : Shares[random.Below(Shares.Length)];
                    factors.Multiply(a, b, left[at]);
                    wanted--;
                }
            }
        }

        return new(factors, left);
    }
}
