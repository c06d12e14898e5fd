using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>A network as it would be if some things were otherwise: people gone or elsewhere, ties made or lost, places merged.</summary>
/// <remarks>
/// <para>
/// The network that is asked of stays as it is, and shares with the changed one whatever did not change. The changed network is bit for bit
/// the one that <see cref="OrganisationNetworkBuilder"/> makes of the rows with the same changes made in them, so that every analysis holds
/// of it; but weights that are sums of three or more, and ties of reporting lines under a lens that counts those, may differ in their last
/// bits, and <see cref="OrganisationNetwork.Intake"/> stays that of the rows as they were read.
/// </para>
/// <para>
/// Changes are made in their order, each on what those before it left; making some and then others is the same as making all. Nobody comes
/// into the network: whoever would be let in by the lens only after a change is not known to it, so such changes are refused. Nobody
/// drops out of it but by <see cref="Leave"/>. What a person's posts say of discipline and management is worked out anew only where
/// somebody takes or is given a post.
/// </para>
/// <para>Time O(n + m + posts) and, for each merger, O(units + posts); space as much, where ties change or people leave.</para>
/// </remarks>
public static class ChangedNetwork
{
    /// <summary>The most changes that are made together.</summary>
    public const int MostChanges = 1_000;

    /// <summary>Makes changes.</summary>
    /// <param name="network">The network as it is.</param>
    /// <param name="changes">What would be otherwise, at most <see cref="MostChanges"/>.</param>
    /// <param name="version">Names the network and the changes; becomes <see cref="OrganisationNetwork.Version"/>.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The changed network, or the first change that cannot be made and why.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too many changes: a fault of the caller.</exception>
    public static WhatIfOutcome Apply(
        OrganisationNetwork network, IReadOnlyList<Change> changes, string version, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(changes.Count, MostChanges, nameof(changes));
        var draft = new NetworkDraft(network, changes);
        for (var at = 0; at < changes.Count; at++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                draft.Make(changes[at]);
            }
            catch (ChangeFaultException fault)
            {
                return new(null, fault.At(at));
            }
        }

        var indexOf = draft.IndexOf();
        return new(draft.Build(indexOf, version, cancel), null) { IndexOf = ImmutableCollectionsMarshal.AsImmutableArray(indexOf) };
    }
}
