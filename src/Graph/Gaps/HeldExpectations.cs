using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gaps;

/// <summary>
/// What the report of a network says of who answered and how many ties to expect, to hold networks of the same people against in which some
/// things are otherwise: who answered, and what comparable people have, does not change with these.
/// </summary>
/// <param name="network">The network of the report.</param>
/// <param name="responses">Who answered.</param>
/// <param name="model">What the model said; it settled.</param>
internal sealed class HeldExpectations(OrganisationNetwork network, Responses responses, GravityReport model)
{
    /// <summary>Who answered, of those who are in a network still.</summary>
    public Responses ResponsesOf(OrganisationNetwork changed) => responses.Of.IsEmpty
        ? responses
        : responses with { Of = [.. EarlierPlaces.Of(changed, network).People.Select(person => responses.Of[person])] };

    /// <summary>Holds pairs of a network against the model.</summary>
    /// <param name="place">Where everyone stands in it.</param>
    /// <param name="seen">Who answered.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="options">As of the report.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public GravityReport Judge(
        Placement place, ImmutableArray<bool> seen, ImmutableArray<GroupPair> pairs, GravityOptions options, Effort effort) =>
        FrozenGravity.Compute(
            model,
            GravityPeople.Of(place) with { Responded = seen },
            place.Ties,
            EarlierPlaces.Of(place.Network, network),
            pairs,
            options,
            effort);
}
