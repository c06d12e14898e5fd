using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Gaps;

/// <summary>Two groups between which a link is expected.</summary>
internal sealed record ExpectedPair(Dimension Dimension, PeopleGroup From, PeopleGroup To);
