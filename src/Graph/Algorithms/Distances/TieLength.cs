namespace NetworkLens.Graph.Algorithms.Distances;

/// <summary>How long a tie is to whoever walks it.</summary>
public enum TieLength
{
    /// <summary>Every tie is one step, whatever its weight.</summary>
    One = 0,

    /// <summary>A tie of weight w is 1/w long: strong ties are short. The same as <see cref="One"/> where every weight is 1.</summary>
    InverseWeight = 1,
}
