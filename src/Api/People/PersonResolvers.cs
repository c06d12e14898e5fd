using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.People;

/// <summary>Resolves schema/people.graphql.</summary>
internal static class PersonResolvers
{
    /// <summary>What <c>type Person</c> is answered from.</summary>
    public static RowColumns<Person> Columns { get; } = new(nameof(Person.Key), nameof(Person.Name), nameof(Person.Profession))
    {
        { "attributes", null },
        { "posts", null },
    };

    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query.Field("people", context => context.ReadPageAsync(QueryFields.People, Columns)));
        schema.BindConnection<Person>("PeopleConnection");
        schema.Bind<Person>("Person", person => person
            .Field("id", p => NodeId.Encode("Person", p.Id))
            .Field("attributes", (p, context) => context.Loader<AttributesOfPerson>().LoadAsync(p.Id))
            .Field("posts", (p, context) => context.Loader<PostsOfPerson>().LoadAsync(p.Id)));
        schema.Bind<PersonAttribute>("PersonAttribute");
    }
}
