using NetworkLens.Graph.Expectations;

namespace NetworkLens.Graph.Gaps;

/// <summary>A rule of a user that expects links, and so makes pairs of a report.</summary>
/// <param name="Id">Its id, for whoever keeps the rules.</param>
/// <param name="Expectation">What it says.</param>
public sealed record GapRule(long Id, Expectation Expectation);
