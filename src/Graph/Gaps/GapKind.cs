namespace NetworkLens.Graph.Gaps;

/// <summary>What is missing between two groups.</summary>
public enum GapKind : byte
{
    /// <summary>Fewer ties than comparable groups have, by a test against chance: the verdict GAP.</summary>
    Sparse = 0,

    /// <summary>Too few people of one group reach the other within the steps: reach is under its target.</summary>
    Unreached = 1,

    /// <summary>Everything between two groups of several people hangs on one person; or nothing joins two groups.</summary>
    Fragile = 2,

    /// <summary>A reporting line whose two holders had no interaction in the window.</summary>
    SilentLine = 3,
}
