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

    /// <summary>People reached by any chain of ties.</summary>
    Reached,

    /// <summary>People reached by two ties.</summary>
    ReachedWithinTwo,

    /// <summary>Inverse of the mean distance to those reached.</summary>
    Closeness,

    /// <summary>Mean of the inverse distances to all.</summary>
    HarmonicCloseness,

    /// <summary>Distance to the farthest of those reached.</summary>
    Eccentricity,

    /// <summary>Shortest paths between others that run through this person.</summary>
    Betweenness,

    /// <summary>The share of those between clinicians and managers.</summary>
    BridgingLoad,

    /// <summary>How far ties lead back into one circle.</summary>
    Constraint,

    /// <summary>Contacts who do not lead to one another.</summary>
    EffectiveSize,

    /// <summary>Their share of all contacts.</summary>
    Efficiency,

    /// <summary>Whether constraint comes from one contact.</summary>
    ConstraintHierarchy,

    /// <summary>The share of pairs of contacts who know each other.</summary>
    Clustering,

    /// <summary>Ties held in a circle of three.</summary>
    SimmelianTies,

    /// <summary>Share of an endless walk along ties.</summary>
    PageRank,

    /// <summary>Tied to people who are central.</summary>
    Eigenvector,

    /// <summary>All the ways in which one is turned to.</summary>
    Katz,

    /// <summary>Turns to the right people.</summary>
    Hub,

    /// <summary>Whom such people turn to.</summary>
    Authority,

    /// <summary>How much of the core one is.</summary>
    Coreness,

    /// <summary>People of the same piece.</summary>
    ComponentSize,

    /// <summary>How deep in the thick of the network.</summary>
    CoreNumber,

    /// <summary>How many parts meet in this person.</summary>
    Blocks,

    /// <summary>Weight of the ties to this person.</summary>
    InStrength,

    /// <summary>Inverse of the mean length to those reached, strong ties being short.</summary>
    WeightedCloseness,

    /// <summary>Mean of the inverse lengths to all, strong ties being short.</summary>
    WeightedHarmonicCloseness,

    /// <summary>How much of the units one sees within three ties.</summary>
    ViewOfUnits,

    /// <summary>How much of the units with front-line posts one sees.</summary>
    ViewOfFrontline,

    /// <summary>How many of the leaders one sees.</summary>
    ViewOfLeaders,

    /// <summary>Bridging carried for the management time that is given.</summary>
    BridgingStrain,

    /// <summary>Being turned to, beside what the title says.</summary>
    InformalStanding,

    /// <summary>People of the same level elsewhere.</summary>
    Peers,

    /// <summary>Shortest chains that run through one, strong ties being short.</summary>
    WeightedBetweenness,
}
