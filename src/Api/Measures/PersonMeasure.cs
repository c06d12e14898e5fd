namespace NetworkLens.Api.Measures;

/// <summary>What can be measured of each person; see <c>type PersonMeasures</c> of schema/measures.graphql.</summary>
public enum PersonMeasure
{
    /// <summary>People tied to this one.</summary>
    Degree,

    /// <summary>People who turn to this one.</summary>
    InDegree,

    /// <summary>Weight of the ties.</summary>
    Strength,

    /// <summary>People who can reach this one or be reached at all.</summary>
    ComponentSize,

    /// <summary>How deep in the thick of the network.</summary>
    CoreNumber,

    /// <summary>How many parts meet in this person.</summary>
    Blocks,
}
