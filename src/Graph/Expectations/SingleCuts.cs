using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Whom the leaving of any one other person, members of the group included, would not part from a group: all at once.</summary>
/// <remarks>
/// Whoever else lies on every route from the group to a person dominates that person in the graph that begins at the whole group; nobody
/// does exactly where two routes share nobody. Dominators by passes over the people in breadth-first order until nothing changes, which
/// takes a few where most people have two routes. Time O(m) a pass. Cooper, K., Harvey, T. &amp; Kennedy, K. (2001). A simple, fast
/// dominance algorithm. Breadth-first order serves, since a dominator is nearer to the group.
/// </remarks>
internal static class SingleCuts
{
    /// <summary>By person: whether two routes that share nobody lead to the group. Members are true.</summary>
    /// <param name="ties">The ties, as those who reach follow them.</param>
    /// <param name="backward">The same turned round.</param>
    /// <param name="group">Whom they lead to.</param>
    /// <param name="cancel">Stops the work.</param>
    public static bool[] Safe(CsrGraph ties, CsrGraph backward, ReadOnlySpan<int> group, CancellationToken cancel)
    {
        var root = ties.NodeCount;
        var order = new int[root + 1]; // Place in breadth-first order, from 1; the root before all; 0 for whoever is not reached.
        var above = new int[root + 1]; // The nearest dominator so far; -1 not known.
        Array.Fill(above, -1);
        above[root] = root;
        var people = Order(backward, group, order);
        for (var i = 0; i < group.Length; i++)
        {
            above[group[i]] = root;
        }

        for (var changed = true; changed;)
        {
            cancel.ThrowIfCancellationRequested();
            changed = false;
            foreach (var person in people)
            {
                var nearest = above[person] == root ? root : Nearest(ties, person, order, above);
                changed |= nearest != above[person];
                above[person] = nearest;
            }
        }

        var safe = new bool[root];
        foreach (var person in people)
        {
            safe[person] = above[person] == root;
        }

        return safe;
    }

    /// <summary>Who is joined to the group, the nearest first; <paramref name="order"/> becomes their place in it, from 1.</summary>
    public static List<int> Order(CsrGraph backward, ReadOnlySpan<int> group, int[] order)
    {
        var people = new List<int>();
        foreach (var member in group)
        {
            Add(member);
        }

        for (var done = 0; done < people.Count; done++)
        {
            foreach (var other in backward.Neighbours(people[done]))
            {
                Add(other);
            }
        }

        return people;

        void Add(int person)
        {
            if (order[person] == 0)
            {
                people.Add(person);
                order[person] = people.Count;
            }
        }
    }

    // The one that all contacts who lead to the group have in common, themselves included.
    private static int Nearest(CsrGraph ties, int person, int[] order, int[] above)
    {
        var root = ties.NodeCount;
        var common = -1;
        foreach (var contact in ties.Neighbours(person))
        {
            if (order[contact] == 0 || above[contact] == -1)
            {
                continue;
            }

            var other = contact;
            while (common != -1 && other != common)
            {
                if (order[other] > order[common])
                {
                    other = above[other];
                }
                else
                {
                    common = above[common];
                }
            }

            common = other;
            if (common == root)
            {
                break;
            }
        }

        return common;
    }
}
