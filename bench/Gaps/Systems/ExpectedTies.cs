namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>How many ties are seen between two groups on average, added up pair of people by pair of people from the true rates.</summary>
internal static class ExpectedTies
{
    /// <summary>The sum over all pairs of chance of a tie times chance that it is seen, without cuts and with them.</summary>
    public static (double Free, double Cut) Between(Staff staff, TrueRates rates, CellFactors cuts, Sightings seen, TestedPair pair)
    {
        var (free, left) = (0.0, 0.0);
        var (cellsA, cellsB) = (staff.CellsOf(pair.A), staff.CellsOf(pair.B));
        var anyCut = cuts.Touches(cellsA, cellsB);
        foreach (var c in cellsA)
        {
            foreach (var d in cellsB)
            {
                var rate = rates.Between(c, d);
                var factor = anyCut ? cuts[c, d] : 1;
                foreach (var i in staff.PeopleOf[c])
                {
                    foreach (var j in staff.PeopleOf[d])
                    {
                        var lambda = rate * rates.Activity[i] * rates.Activity[j];
                        var chance = seen.Chance(i, j);
                        var tied = chance * (1 - Math.Exp(-lambda));
                        free += tied;
                        left += factor == 1 ? tied : chance * (1 - Math.Exp(-lambda * factor));
                    }
                }
            }
        }

        return (free, left);
    }
}
