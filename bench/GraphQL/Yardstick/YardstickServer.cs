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
    /// <param name="isBatched">Whether contacts come from a loader.</param>
    /// <param name="more">What else the schema has.</param>
    /// <param name="bindMore">Binds that.</param>
    public static ExecutableSchema Schema(bool isBatched, Source[]? more = null, Action<SchemaBinder>? bindMore = null)
    {
        var built = SchemaBuilder.Build([Resource("yardstick.graphql"), .. more ?? []]);
        if (built.Schema is not { } schema)
        {
            throw new InvalidOperationException(string.Join('\n', built.Errors));
        }

        var binder = new SchemaBinder(schema);
        Bind(binder, isBatched);
        bindMore?.Invoke(binder);
        return binder.Build();
    }

    /// <summary>A file of a schema that is part of this program.</summary>
    public static Source Resource(string name)
    {
        using var reader = new StreamReader(typeof(YardstickServer).Assembly.GetManifestResourceStream(name)!);
        return new Source(reader.ReadToEnd(), name);
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
