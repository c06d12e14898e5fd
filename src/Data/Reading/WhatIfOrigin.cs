using System.Collections.Immutable;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Data.Reading;

/// <summary>Of what a changed network was made.</summary>
/// <param name="Base">The network as it was read, whose fits and expectations hold unless <paramref name="IsRefitted"/>.</param>
/// <param name="Changes">All that was changed since, in order, in however many portions.</param>
/// <param name="Depth">In how many portions, at least 1.</param>
/// <param name="IsRefitted">
/// Whether expectations are those of the changed network. Once it is, what is made of it is too.
/// </param>
public sealed record WhatIfOrigin(SharedNetwork Base, ImmutableArray<Change> Changes, int Depth, bool IsRefitted)
{
    /// <summary>The origin of what changes would make of a network.</summary>
    internal static WhatIfOrigin Of(SharedNetwork network, IReadOnlyList<Change> changes, bool isRefitted) => network.Origin is { } before
        ? new(
            before.Base,
            [.. before.Changes, .. changes],
            before.Depth + (changes.Count > 0 ? 1 : 0), // To fit anew what is there is no portion.
            before.IsRefitted || isRefitted)
        : new(network, [.. changes], 1, isRefitted);
}

/// <summary>A changed network, or why there is none: exactly one of the two is null.</summary>
/// <param name="Network">The network.</param>
/// <param name="Fault">The first change that cannot be made, and why.</param>
public sealed record WhatIfResult(SharedNetwork? Network, ChangeFault? Fault);
