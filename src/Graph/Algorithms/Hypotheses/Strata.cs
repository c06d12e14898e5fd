namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>Who may change places with whom: people of one stratum, in any order; people without one stay where they are.</summary>
internal sealed class Strata
{
    private readonly int _people;
    private readonly int[][] _members;

    private Strata(int people, int[][] members)
    {
        _people = people;
        _members = members;
    }

    /// <summary>Makes them of codes.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="codes">Stratum of each person, negative stays in place; empty: all are of one stratum.</param>
    public static Strata Of(int people, ReadOnlySpan<int> codes)
    {
        if (codes.IsEmpty)
        {
            return new(people, [[.. Enumerable.Range(0, people)]]);
        }

        if (codes.Length != people)
        {
            throw new ArgumentException($"{codes.Length} strata were given for {people} people.", nameof(codes));
        }

        var members = new SortedDictionary<int, List<int>>();
        for (var person = 0; person < people; person++)
        {
            if (codes[person] >= 0)
            {
                if (!members.TryGetValue(codes[person], out var stratum))
                {
                    members.Add(codes[person], stratum = []);
                }

                stratum.Add(person);
            }
        }

        return new(people, [.. members.Values.Where(m => m.Count > 1).Select(m => m.ToArray())]);
    }

    /// <summary>Draws an order: whose place each person takes. Every order within the strata is equally likely.</summary>
    /// <param name="plan">The seed.</param>
    /// <param name="draw">Which of the draws.</param>
    /// <param name="order">Filled: length <c>people</c>.</param>
    public void Draw(PermutationPlan plan, int draw, int[] order)
    {
        for (var person = 0; person < _people; person++)
        {
            order[person] = person;
        }

        var random = new SeededRandom(plan.Seed, (ulong)draw);
        foreach (var stratum in _members)
        {
            // Fisher and Yates over the places of the stratum.
            for (var last = stratum.Length - 1; last > 0; last--)
            {
                var (left, right) = (stratum[last], stratum[random.Below(last + 1)]);
                (order[left], order[right]) = (order[right], order[left]);
            }
        }
    }
}
