using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Draws ties at known rates, each pair of people for itself, and closes triangles where a plan wants it.</summary>
internal static class TieDrawing
{
    /// <summary>Draws the ties of a system.</summary>
    public static List<(int From, int To)> Draw(Staff staff, TrueRates rates, CellFactors cuts, double closure, SeededRandom random)
    {
        var ties = new List<(int From, int To)>();
        var row = new double[staff.Cells];
        for (var c = 0; c < staff.Cells; c++)
        {
            for (var d = c; d < staff.Cells; d++)
            {
                row[d] = rates.Between(c, d) * (cuts.IsEmpty ? 1 : cuts[c, d]);
            }

            foreach (var i in staff.PeopleOf[c])
            {
                for (var d = c; d < staff.Cells; d++)
                {
                    var rate = rates.Activity[i] * row[d];
                    foreach (var j in staff.PeopleOf[d])
                    {
                        // 1 - exp(-x) < x: most pairs are done with after one comparison.
                        var lambda = rate * rates.Activity[j];
                        var drawn = random.NextDouble();
                        if (drawn < lambda && (c != d || j > i) && drawn < 1 - Math.Exp(-lambda))
                        {
                            ties.Add((i, j));
                        }
                    }
                }
            }
        }

        if (closure > 0)
        {
            Close(ties, staff, cuts, (int)(closure * ties.Count), random);
        }

        return ties;
    }

    // Of a tie i-k, a contact j of k becomes one of i. Whom a cut keeps apart, it keeps apart here too.
    private static void Close(List<(int From, int To)> ties, Staff staff, CellFactors cuts, int wanted, SeededRandom random)
    {
        var contacts = new List<int>[staff.Count];
        var tied = new HashSet<(int, int)>();
        for (var person = 0; person < contacts.Length; person++)
        {
            contacts[person] = [];
        }

        foreach (var (from, to) in ties)
        {
            Add(from, to);
        }

        for (var attempts = 50L * wanted; attempts > 0 && wanted > 0; attempts--)
        {
            var (i, k) = ties[random.Below(ties.Count)];
            if (random.Below(2) == 0)
            {
                (i, k) = (k, i);
            }

            var j = contacts[k][random.Below(contacts[k].Count)];
            if (j != i && !tied.Contains((Math.Min(i, j), Math.Max(i, j))) && random.NextDouble() < cuts[staff.CellOf[i], staff.CellOf[j]])
            {
                Add(i, j);
                ties.Add((i, j));
                wanted--;
            }
        }

        void Add(int i, int j)
        {
            contacts[i].Add(j);
            contacts[j].Add(i);
            tied.Add((Math.Min(i, j), Math.Max(i, j)));
        }
    }
}
