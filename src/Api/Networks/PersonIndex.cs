using NetworkLens.Api.Ids;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>Finds people of a network by their database id. Made once per network.</summary>
internal sealed class PersonIndex
{
    private readonly Dictionary<long, int> _byId;

    private PersonIndex(OrganisationNetwork network)
    {
        _byId = new(network.PeopleCount);
        for (var person = 0; person < network.PeopleCount; person++)
        {
            _byId.Add(network.PersonIds[person], person);
        }
    }

    /// <summary>The index of the person that a client's id names; null where that person is not in this network.</summary>
    /// <exception cref="GraphQLException">The id is no person's.</exception>
    public static async ValueTask<int?> FindAsync(NetworkView view, string id, string argument, CancellationToken cancel)
    {
        if (!NodeId.TryDecode(id, out var node) || node.Type != "Person")
        {
            throw new GraphQLException($"{argument} is not the id of a person. Ask people {{ nodes {{ id name }} }} for ids.");
        }

        var index = await view.Shared.GetOrComputeAsync("", static (network, _, _) => new PersonIndex(network), cancel);
        return index._byId.TryGetValue(node.Row, out var person) ? person : null;
    }
}
