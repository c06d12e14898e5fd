namespace NetworkLens.Graph.Bench.Comparison;

/// <summary>What a tool answers when it is its turn, one line of JSON.</summary>
/// <param name="Seconds">Time of the call, the median where there were several; null where the tool has no such measure.</param>
/// <param name="Check">The number that all who have it right agree on.</param>
/// <param name="PeakMb">The most memory the process held while it worked, the network and the program itself included.</param>
/// <param name="Why">Why there is no time.</param>
internal sealed record Turn(double? Seconds, double Check, double PeakMb, string? Why = null);
