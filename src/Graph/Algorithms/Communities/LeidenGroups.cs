using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Communities;

/// <summary>Who is in which community, and communities in runs of about the same work.</summary>
internal static class LeidenGroups
{
    /// <summary>The nodes community by community, ascending within each, and where each begins.</summary>
    public static (int[] Members, int[] Starts) Of(int[] community, int count)
    {
        var starts = new int[count + 1];
        foreach (var one in community)
        {
            starts[one + 1]++;
        }

        CsrGraphBuilder.Accumulate(starts);
        var next = starts.AsSpan(0, count).ToArray();
        var members = new int[community.Length];
        for (var node = 0; node < community.Length; node++)
        {
            members[next[community[node]]++] = node;
        }

        return (members, starts);
    }

    /// <summary>Bounds of runs of communities whose people have about so many arcs: the work alone decides, not the threads.</summary>
    public static int[] Parts(LeidenLevel level, int[] members, int[] starts, int arcsOfPart)
    {
        var offsets = level.Offsets;
        var bounds = new List<int> { 0 };
        long arcs = 0;
        for (var one = 0; one < starts.Length - 1; one++)
        {
            foreach (var node in members.AsSpan(starts[one], starts[one + 1] - starts[one]))
            {
                arcs += offsets[node + 1] - offsets[node] + 1;
            }

            if (arcs >= arcsOfPart)
            {
                bounds.Add(one + 1);
                arcs = 0;
            }
        }

        if (bounds[^1] != starts.Length - 1)
        {
            bounds.Add(starts.Length - 1);
        }

        return [.. bounds];
    }

    /// <summary>
    /// Lets communities that moving has left in pieces fall apart: without ties between them, pieces are better apart at any resolution.
    /// Hardly ever is there one, as refining undoes it; that there is none is a promise.
    /// </summary>
    /// <returns>Piece of each node, numbered by their first nodes.</returns>
    public static int[] Pieces(CsrGraph graph, int[] labels, CancellationToken cancel)
    {
        var pieces = new int[labels.Length];
        Array.Fill(pieces, -1);
        var queue = new int[labels.Length];
        var count = 0;
        var looked = 0;
        for (var first = 0; first < labels.Length; first++)
        {
            if (pieces[first] >= 0)
            {
                continue;
            }

            pieces[first] = count;
            queue[0] = first;
            for (int at = 0, queued = 1; at < queued; at++)
            {
                if (++looked % 4096 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }

                foreach (var neighbour in graph.Neighbours(queue[at]))
                {
                    if (pieces[neighbour] < 0 && labels[neighbour] == labels[first])
                    {
                        pieces[neighbour] = count;
                        queue[queued++] = neighbour;
                    }
                }
            }

            count++;
        }

        return pieces;
    }

    /// <summary>Numbers communities anew by the first node of each, from 0; returns how many there are.</summary>
    /// <param name="community">Community per node, below <paramref name="bound"/>; changed.</param>
    /// <param name="bound">Above every number in it.</param>
    public static int Renumber(int[] community, int bound)
    {
        var number = new int[bound];
        var count = 0;
        for (var node = 0; node < community.Length; node++)
        {
            ref var known = ref number[community[node]];
            if (known == 0)
            {
                known = ++count;
            }

            community[node] = known - 1;
        }

        return count;
    }
}
