using System.Collections.Immutable;
using NetworkLens.Graph.Connectivity;

namespace NetworkLens.Graph.Suggestions;

/// <summary>What new ties are to do.</summary>
public enum LinkObjective : byte
{
    /// <summary>Close as many as can be of the ties that gaps lack.</summary>
    CloseGaps = 0,

    /// <summary>Bring as many pairs of people as can be within two steps, across a dimension.</summary>
    Reach = 1,

    /// <summary>Bring the people of the two sides of a dimension as near to each other as can be.</summary>
    Distance = 2,
}

/// <summary>Which links are asked for.</summary>
/// <param name="Objective">What they are to do.</param>
/// <param name="Dimension">Across which dimension; null for <see cref="LinkObjective.CloseGaps"/> alone, where it means all.</param>
/// <param name="Count">How many at most, at least 0.</param>
/// <param name="PerPerson">New ties of one person at most, at least 1.</param>
public sealed record LinkRequest(LinkObjective Objective, Dimension? Dimension, int Count, int PerPerson)
{
    /// <summary>Whether people count less who have more contacts than is usual; see <see cref="SuggestedLinks"/>.</summary>
    public bool DiscountsLoad { get; init; } = true;

    /// <summary>By person whether they may be suggested; not given: everybody may.</summary>
    public ImmutableArray<bool> Among { get; init; }

    /// <summary>How many of some people may be suggested.</summary>
    public int CountIn(ImmutableArray<int> people) => Among.IsDefault ? people.Length : people.Count(person => Among[person]);
}
