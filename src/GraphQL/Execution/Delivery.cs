namespace NetworkLens.GraphQL.Execution;

/// <summary>What the way back to the client can carry besides one answer.</summary>
[Flags]
public enum Delivery
{
    /// <summary>One answer.</summary>
    Single = 0,

    /// <summary>
    /// An answer in parts: @defer and @stream take effect. Without it they are carried out at once and the answer is
    /// whole.
    /// </summary>
    Incremental = 1,

    /// <summary>One answer per event: subscriptions are possible. Without it they are not allowed.</summary>
    Events = 2,
}
