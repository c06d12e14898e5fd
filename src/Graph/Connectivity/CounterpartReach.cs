using System.Runtime.Intrinsics;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Distances;

namespace NetworkLens.Graph.Connectivity;

/// <summary>For everyone, how many counterparts of the own organisation are reached within so many steps.</summary>
/// <remarks>
/// One sweep with a lane per organisation, from its members against the direction of ties. What it holds grows with people, not with
/// people and organisations. Counts are whole numbers, so the threads show nowhere.
/// </remarks>
internal sealed class CounterpartReach : ISweepVisitor<CounterpartReach>
{
    private readonly Placement _place;
    private readonly int[] _reached;
    private readonly Vector512<ulong>[] _masks; // [home]: the lanes of the batch that are its counterparts.
    private readonly List<int> _counterparts = [];
    private int _loaded = -1;

    private CounterpartReach(Placement place, int[] reached)
    {
        (_place, _reached) = (place, reached);
        _masks = new Vector512<ulong>[place.Network.Organisations.Length];
    }

    /// <summary>Counts them.</summary>
    /// <param name="place">Who belongs where.</param>
    /// <param name="counterparts">How many counterparts each organisation has: from those without any nobody walks.</param>
    /// <param name="within">Steps, at least 0.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static int[] Compute(Placement place, int[] counterparts, int within, Effort effort)
    {
        int[][] members = [.. counterparts.Select((count, o) => count == 0 ? [] : place.MembersOf(o).ToArray())];
        var reach = new CounterpartReach(place, new int[place.Network.PeopleCount]);
        MultiSourceSweep.Run(place.Reversed, NodeSets.Of(members), within, reach, effort);
        return reach._reached;
    }

    public CounterpartReach Fork() => new(_place, _reached);

    public void Join(CounterpartReach other)
    {
        // All count into one array.
    }

    public void Reached(int node, int distance, int firstLane, in Vector512<ulong> lanes)
    {
        if (_loaded != firstLane)
        {
            Load(firstLane);
        }

        if (_place.Network.OrganisationOf[node] is >= 0 and var home
            && MultiSourceSweep.CountLanes(lanes & _masks[home]) is > 0 and var count)
        {
            Interlocked.Add(ref _reached[node], count);
        }
    }

    private void Load(int firstLane)
    {
        _loaded = firstLane;
        Array.Clear(_masks);
        var end = Math.Min(firstLane + MultiSourceSweep.LanesPerBatch, _masks.Length);
        for (var organisation = firstLane; organisation < end; organisation++)
        {
            lock (_place.Systems)
            {
                _place.Systems.CounterpartsOf(organisation, _counterparts);
            }

            var lane = organisation - firstLane;
            foreach (var home in _counterparts)
            {
                _masks[home] = _masks[home].WithElement(lane / 64, _masks[home][lane / 64] | (1UL << (lane % 64)));
            }
        }
    }
}
