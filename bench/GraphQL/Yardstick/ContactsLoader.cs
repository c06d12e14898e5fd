using NetworkLens.GraphQL.DataLoading;

namespace NetworkLens.GraphQL.Bench.Yardstick;

/// <summary>The first contacts of people, by the person's id: all that one level of a response asks for at a time.</summary>
internal sealed class ContactsLoader : BatchLoader<(string PersonId, int First), ArraySegment<Person>>
{
    private static readonly Dictionary<string, Person> ById = People.All.ToDictionary(person => person.Id);

    protected override Task<IReadOnlyDictionary<(string PersonId, int First), ArraySegment<Person>>> FetchAsync(
        IReadOnlyList<(string PersonId, int First)> keys,
        CancellationToken cancel)
    {
        var found = new Dictionary<(string PersonId, int First), ArraySegment<Person>>(keys.Count);
        foreach (var key in keys)
        {
            found.Add(key, new ArraySegment<Person>(ById[key.PersonId].Contacts, 0, key.First));
        }

        return Task.FromResult<IReadOnlyDictionary<(string PersonId, int First), ArraySegment<Person>>>(found);
    }
}
