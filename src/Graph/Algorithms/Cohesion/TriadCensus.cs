using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Algorithms.Cohesion;

/// <summary>How every three people are tied among themselves: how many triples are of each of sixteen classes.</summary>
/// <remarks>
/// <para>All n (n - 1)(n - 2) / 6 triples count, those without ties too; all counts are 0 for fewer than three people. Weights do not
/// count. In an undirected graph every tie is mutual, so only 003, 102, 201 and 300 occur (as in igraph).</para>
/// <para>No triple is looked at that is not closed. Corners are counted from what each person has (x mutual, y out, z in: x z corners a ↔ b
/// ← c, and so on), and what closed triples hold of them is taken off: the rest are the open ones. Pairs with a third person give in the
/// same way the classes of one tie, and what is left has none. Closed triples are listed once each, along ties from people with fewer to
/// people with more: time O(m √m) at worst and nearly O(m) in networks of people, space O(n + m), a byte a person and thread.</para>
/// <para>Holland, P. W. &amp; Leinhardt, S. (1976). Local structure in social networks. Sociological Methodology 7, 1-45. Batagelj, V.
/// &amp; Mrvar, A. (2001). A subquadratic triad census algorithm for large sparse networks with small maximum degree. Social Networks 23,
/// 237-243. Ortmann, M. &amp; Brandes, U. (2017). Efficient orbit-aware triad and quad census in directed and undirected graphs. Applied
/// Network Science 2, 13.</para>
/// </remarks>
public sealed class TriadCensus
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 16;

    /// <summary>The most people whose triples can be counted in 63 bits.</summary>
    public const int MostPeople = 3_810_779;

    private TriadCensus(long[] counts) => Counts = [.. counts];

    /// <summary>Triples of each class, in the order of <see cref="TriadClass"/>.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <summary>Triples of a class.</summary>
    public long this[TriadClass triad] => Counts[(int)triad];

    /// <summary>Counts them.</summary>
    /// <param name="graph">Directed, before directions are folded, or undirected; at most <see cref="MostPeople"/>.</param>
    /// <param name="effort">Threads, progress of the last and longest step, cancellation.</param>
    /// <exception cref="ArgumentOutOfRangeException">More people than can be counted: a fault of the caller.</exception>
    public static TriadCensus Compute(CsrGraph graph, Effort effort)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(graph.NodeCount, MostPeople, nameof(graph));
        var dyads = DyadStates.Compute(graph, effort);
        var counts = new long[Classes];
        var closed = dyads.ListTriangles(effort);
        for (var states = 0; states < closed.Length; states++)
        {
            if (ClassOf(states >> 4, (states >> 2) & 3, states & 3) is { } triad)
            {
                counts[(int)triad] += closed[states];
            }
        }

        AddOpen(counts, dyads.Corners);
        AddSingle(counts, dyads.Corners, graph.NodeCount);
        var people = (Int128)graph.NodeCount;
        counts[(int)TriadClass.T003] = (long)(people * (people - 1) * (people - 2) / 6) - counts.Sum();
        return new(counts);
    }

    // The class of a closed triple u, v, w by what u has with v, u with w, v with w: 1 chooses, 2 is chosen, 3 both; 0 leaves it open.
    private static TriadClass? ClassOf(int uv, int uw, int vw)
    {
        if (uv == 0 || uw == 0 || vw == 0)
        {
            return null;
        }

        var mutual = (uv == 3 ? 1 : 0) + (uw == 3 ? 1 : 0) + (vw == 3 ? 1 : 0);
        return mutual switch
        {
            3 => TriadClass.T300,
            2 => TriadClass.T210,
            // Who stands across from the mutual pair, and what they have with either of it.
            1 when vw == 3 => Across(uv, uw),
            1 when uw == 3 => Across(Turned(uv), vw),
            1 => Across(Turned(uw), Turned(vw)),
            // In a circle everyone chooses one: u chooses v, v chooses w, w chooses u, or all of it backwards.
            _ => uv == vw && uv == Turned(uw) ? TriadClass.T030C : TriadClass.T030T,
        };
    }

    private static TriadClass Across(int one, int other) =>
        one != other ? TriadClass.T120C : one == 1 ? TriadClass.T120D : TriadClass.T120U;

    private static int Turned(int state) => state == 3 ? 3 : 3 - state;

    // Corners that are not part of a closed triple. A row takes off what each closed class holds of that corner.
    private static void AddOpen(long[] counts, in DyadCorners corners)
    {
        var (transitive, circle) = (counts[(int)TriadClass.T030T], counts[(int)TriadClass.T030C]);
        var (down, up, chain) = (counts[(int)TriadClass.T120D], counts[(int)TriadClass.T120U], counts[(int)TriadClass.T120C]);
        var (two, three) = (counts[(int)TriadClass.T210], counts[(int)TriadClass.T300]);
        counts[(int)TriadClass.T021D] = corners.OutOut - transitive - down;
        counts[(int)TriadClass.T021U] = corners.InIn - transitive - up;
        counts[(int)TriadClass.T021C] = corners.InOut - transitive - (3 * circle) - chain;
        counts[(int)TriadClass.T111D] = corners.MutualIn - (2 * down) - chain - two;
        counts[(int)TriadClass.T111U] = corners.MutualOut - (2 * up) - chain - two;
        counts[(int)TriadClass.T201] = corners.MutualMutual - two - (3 * three);
    }

    // A pair with any third person, less the triples where that person is tied to one of the two.
    private static void AddSingle(long[] counts, in DyadCorners corners, int people)
    {
        ReadOnlySpan<byte> asymmetric = [0, 0, 0, 2, 2, 2, 1, 1, 3, 3, 0, 2, 2, 2, 1, 0];
        ReadOnlySpan<byte> mutual = [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 2, 1, 1, 1, 2, 3];
        var (one, both) = (corners.Asymmetric * (people - 2), corners.MutualEnds / 2 * (people - 2));
        for (var triad = (int)TriadClass.T021D; triad < Classes; triad++)
        {
            one -= asymmetric[triad] * counts[triad];
            both -= mutual[triad] * counts[triad];
        }

        counts[(int)TriadClass.T012] = one;
        counts[(int)TriadClass.T102] = both;
    }
}
