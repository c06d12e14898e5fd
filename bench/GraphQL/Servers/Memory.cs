using System.Diagnostics;

namespace NetworkLens.GraphQL.Bench.Servers;

/// <summary>The memory of a server, as it tells whoever measures it.</summary>
/// <param name="AllocatedBytes">All that was ever allocated.</param>
/// <param name="LiveBytes">What the collector holds.</param>
/// <param name="WorkingSetBytes">What the system has given.</param>
/// <param name="Collections">How often the youngest generation was collected.</param>
internal sealed record Memory(long AllocatedBytes, long LiveBytes, long WorkingSetBytes, int Collections)
{
    /// <summary>At this moment.</summary>
    public static Memory Now()
    {
        using var self = Process.GetCurrentProcess();
        return new Memory(
            GC.GetTotalAllocatedBytes(precise: true),
            GC.GetTotalMemory(forceFullCollection: false),
            self.WorkingSet64,
            GC.CollectionCount(0));
    }
}
