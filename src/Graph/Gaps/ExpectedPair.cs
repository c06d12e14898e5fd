using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Two groups between which a link is expected.</summary>
/// <param name="Dimension">In which sense they ought to be joined.</param>
/// <param name="From">One group; in the vertical dimension the lower one.</param>
/// <param name="To">The other.</param>
/// <param name="IsPool">
/// Whether it only takes together what other pairs say apart. Then its ties are tested, since together they may be enough to tell what
/// apart they are not; reach and redundancy are judged by the parts.
/// </param>
internal sealed record ExpectedPair(Dimension Dimension, PeopleGroup From, PeopleGroup To, bool IsPool = false);
