namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>What a change of a schema does to clients that were written for the schema before it; worse is greater.</summary>
public enum ChangeKind
{
    /// <summary>Every request that was valid still is, and means the same.</summary>
    Safe,

    /// <summary>Requests stay valid, but a client may meet what it was not written for, or get other answers.</summary>
    Dangerous,

    /// <summary>Some request that was valid is no longer.</summary>
    Breaking,
}
