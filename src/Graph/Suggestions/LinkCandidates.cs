namespace NetworkLens.Graph.Suggestions;

/// <summary>The pairs of people that are looked at where every pair would be too many.</summary>
internal static class LinkCandidates
{
    /// <summary>Pairs at most.</summary>
    public const int Most = 50_000;

    private const int FirstOfSide = 4; // Of so many people of a side one is among the first, the others come by turns.

    /// <summary>
    /// All pairs where there are no more than <see cref="Most"/>. Else as many of each two classes: those who come first in the order of
    /// the rules, and others by turns, so that the same few do not stand for their class before every other.
    /// </summary>
    public static (int A, int B)[] Of(DimensionPairs across, LinkRules rules, CancellationToken cancel)
    {
        var people = across.Members(rules.MayTake, person => rules.Rank[person]);
        var all = across.Classes.Sum(pair => (long)people[pair.First].Length * people[pair.Second].Length);
        var ofEach = all <= Most ? Most : Math.Max(1, Most / across.Classes.Count);
        var stride = ((across.Classes.Count - 1) / Most) + 1;
        var turn = new int[people.Length];
        var found = new List<(int, int)>();
        for (var at = 0; at < across.Classes.Count; at += stride)
        {
            cancel.ThrowIfCancellationRequested();
            var (first, second) = across.Classes[at];
            var (rows, columns) = Sides(people[first].Length, people[second].Length, ofEach);
            var ofFirst = Some(people[first], rows, ref turn[first]);
            var ofSecond = first == second ? ofFirst : Some(people[second], columns, ref turn[second]);
            for (var row = 0; row < ofFirst.Length; row++)
            {
                for (var column = first == second ? row + 1 : 0; column < ofSecond.Length; column++)
                {
                    if (rules.MayMeet(ofFirst[row], ofSecond[column]))
                    {
                        found.Add((ofFirst[row], ofSecond[column]));
                    }
                }
            }
        }

        return [.. found];
    }

    /// <summary>As many of each side as of the other; what one side lacks the other may have.</summary>
    private static (int Rows, int Columns) Sides(int rows, int columns, int most)
    {
        if ((long)rows * columns <= most)
        {
            return (rows, columns);
        }

        var side = Math.Max(1, (int)Math.Sqrt(most));
        return rows <= side ? (rows, most / rows) : columns <= side ? (most / columns, columns) : (side, most / side);
    }

    private static int[] Some(int[] people, int count, ref int turn)
    {
        if (count >= people.Length)
        {
            return people;
        }

        var first = (count + FirstOfSide - 1) / FirstOfSide;
        var others = people.Length - first;
        var some = people[..count];
        for (var at = first; at < count; at++)
        {
            some[at] = people[first + (turn % others)];
            turn = (turn + 1) % others;
        }

        return some;
    }
}
