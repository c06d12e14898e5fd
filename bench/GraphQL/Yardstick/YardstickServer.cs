using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Bench.Yardstick;

/// <summary>The yardstick's schema, bound as any user of the library would bind it.</summary>
internal static class YardstickServer
{
    /// <summary>Makes an executor.</summary>
    /// <param name="isBatched">Whether contacts come from a loader, one wait a level, or straight from memory.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    public static GraphQLExecutor Make(bool isBatched, ExecutionOptions? options = null) => new(Schema(isBatched), options);

    /// <summary>The bound schema.</summary>
    public static ExecutableSchema Schema(bool isBatched)
    {
        using var reader = new StreamReader(typeof(YardstickServer).Assembly.GetManifestResourceStream("yardstick.graphql")!);
        var built = SchemaBuilder.Build([new Source(reader.ReadToEnd(), "yardstick.graphql")]);
        if (built.Schema is not { } schema)
        {
            throw new InvalidOperationException(string.Join('\n', built.Errors));
        }

        var binder = new SchemaBinder(schema);
        Bind(binder, isBatched);
        return binder.Build();
    }

    private static void Bind(SchemaBinder binder, bool isBatched) => binder
        .BindRoot("Query", query => query
            .Field("hello", () => "world")
            .Field("people", (int first) => new ArraySegment<Person>(People.All, 0, first)))
        .Bind<Organisation>("Organisation")
        .Bind<Person>("Person", person =>
        {
            if (isBatched)
            {
                person.Field("contacts", (Person p, ContactsLoader contacts, int first) => contacts.LoadAsync((p.Id, first)));
            }
            else
            {
                person.Field("contacts", (Person p, int first) => new ArraySegment<Person>(p.Contacts, 0, first));
            }
        });
}
