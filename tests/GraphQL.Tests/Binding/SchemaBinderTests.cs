using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Tests.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Binding;

/// <summary>What binds, what does not, and what is said about it.</summary>
public sealed class SchemaBinderTests
{
    public enum Level
    {
        FrontLine,
        Board,
    }

    [Fact]
    public async Task Properties_bind_by_name_and_typed_scalars_read_as_their_scalars_do()
    {
        var server = new TestServer(
            """
            scalar Date scalar DateTime scalar UUID scalar Long
            enum Level { FRONT_LINE BOARD }
            type Query { all: All! }
            type All { id: ID!, key: ID!, on: Date, at: DateTime, uuid: UUID, big: Long!, share: Float!, exact: Float, level: Level!,
              levels: [Level!]!, maybe: Level, yes: Boolean, count: Int }
            """,
            schema => schema.Bind<All>("All").BindRoot("Query", query => query.Field("all", () => new All())));

        (await server.AskAsync("{ all { id key on at uuid big share exact level levels maybe yes count } }")).ShouldBe(
            """
            {"data":{"all":{"id":"7","key":"k","on":"2026-01-31","at":"2026-01-31T08:30:00.5Z",
            "uuid":"123e4567-e89b-12d3-a456-426614174000","big":9007199254740993,"share":0.1,"exact":1.50,"level":"FRONT_LINE",
            "levels":["BOARD"],"maybe":null,"yes":true,"count":null}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void Typed_writers_agree_with_the_scalars_they_stand_for()
    {
        var schema = Build("scalar DateTime scalar Date type Query { x: Int }");
        var time = new DateTimeOffset(2026, 1, 31, 9, 30, 0, 123, TimeSpan.FromHours(1));

        ((ScalarType)schema.FindType("DateTime")!).ToOutput(time).Value.ShouldBe("2026-01-31T08:30:00.123Z");
        ((ScalarType)schema.FindType("Date")!).ToOutput(new DateOnly(2026, 1, 31)).Value.ShouldBe("2026-01-31");
    }

    [Fact]
    public async Task Input_types_become_records_by_constructor_parameter()
    {
        Filter? seen = null;
        var server = new TestServer(
            """
            enum Level { FRONT_LINE BOARD }
            input Filter { name: String, level: Level, min: Int! = 3, tags: [String!], inner: Filter, note: String, size: Int }
            type Query { find(where: Filter): Int }
            """,
            schema => schema.BindRoot("Query", query => query.Field("find", (Filter? where) =>
            {
                seen = where;
                return 1;
            })));

        await server.AskAsync("""{ find(where: { level: BOARD, tags: "a", inner: { name: "b" }, note: null }) }""");

        seen.ShouldNotBeNull();
        seen.Level.ShouldBe(Level.Board);
        seen.Min.ShouldBe(3);
        seen.Tags.ShouldBe(["a"]);
        seen.Inner!.Name.ShouldBe("b");
        seen.Note.ShouldBe(new Optional<string?>(null, IsGiven: true));
        seen.Inner.Note.IsGiven.ShouldBeFalse();
        seen.Inner.Level.ShouldBeNull();
        seen.Size.ShouldBe(50);
    }

    [Fact]
    public async Task Methods_take_arguments_services_and_the_request_by_parameter()
    {
        var server = new TestServer(
            "type Query { add(a: Int!, b: Int): Int!, p: P! } type P { scaled(by: Float = 2): Float! }",
            schema => schema
                .Bind<P>("P", p => p.Field("scaled", (P parent, CancellationToken cancel, double by = 1) =>
                    cancel.CanBeCanceled ? parent.X * by : 0))
                .BindRoot("Query", query => query
                    .Field("add", (Adder adder, int a, int? b) => adder.Add(a, b ?? 100))
                    .Field("p", () => new P(3))));
        var services = new TestServices { [typeof(Adder)] = new Adder() };

        (await server.AskAsync("{ a: add(a: 1, b: 2) b: add(a: 1) p { scaled half: scaled(by: 0.5) } }", services: services))
            .ShouldBe("""{"data":{"a":3,"b":101,"p":{"scaled":6,"half":1.5}}}""");
    }

    [Fact]
    public async Task Connections_count_only_when_asked()
    {
        var counted = 0;
        var page = new Connection<P>(
            [new(new P(1), "c1"), new(new P(2), "c2")],
            new PageInfo(HasNextPage: true, HasPreviousPage: false, "c1", "c2"),
            _ => ValueTask.FromResult(++counted));
        var server = new TestServer(
            """
            type Query { ps: PsConnection! }
            type P { x: Float! }
            type PsConnection { edges: [PsEdge!]!, nodes: [P!]!, pageInfo: PageInfo!, totalCount: Int! }
            type PsEdge { node: P!, cursor: String! }
            type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
            """,
            schema => schema.Bind<P>("P").BindConnection<P>("PsConnection")
                .BindRoot("Query", query => query.Field("ps", () => page)));

        (await server.AskAsync("{ ps { edges { cursor node { x } } nodes { x } pageInfo { hasNextPage endCursor } } }")).ShouldBe(
            """
            {"data":{"ps":{"edges":[{"cursor":"c1","node":{"x":1}},{"cursor":"c2","node":{"x":2}}],"nodes":[{"x":1},{"x":2}],
            "pageInfo":{"hasNextPage":true,"endCursor":"c2"}}}}
            """.ReplaceLineEndings(""));
        counted.ShouldBe(0);
        (await server.AskAsync("{ ps { totalCount } }")).ShouldBe("""{"data":{"ps":{"totalCount":1}}}""");
    }

    [Theory]
    [InlineData("type Query { p: P }\ntype P { x: Float!, y: Int }", "people.graphql:2:21: P.y has no resolver, and P has no property Y.")]
    [InlineData("type Query { p: P }\ntype P { x: Int! }", "people.graphql:2:10: P.x is Int!, but its resolver gives Double.")]
    [InlineData(
        "type Query { p: P }\ntype P { maybe: Int! }",
        "people.graphql:2:10: P.maybe is Int!, but its resolver gives Int32?, which may be null.")]
    [InlineData(
        "type Query { p: P }\ntype P { x(by: Int): Float }",
        "people.graphql:2:12: Argument \"by\" of P.x has no parameter in its resolver.")]
    [InlineData(
        "type Query { p: P }\ntype P { level: Level }\nenum Level { FRONT_LINE\nTOP }",
        "people.graphql:4:1: Enum value Level.TOP has no member in Level.")]
    [InlineData("type Query { p: [P] }\ntype P { x: Float }", "people.graphql:1:14: Query.p is [P], but its resolver gives P.")]
    [InlineData("type Query { p: P, q: Int }\ntype P { x: Float }", "people.graphql:1:20: Query.q has no resolver.")]
    [InlineData(
        "type Query { p: P }\ntype P { x: Float, q: Q }\ntype Q { x: Int }",
        "people.graphql:3:1: Type Q is not bound to a CLR type.")]
    public void What_the_schema_promises_and_the_code_does_not_keep_stops_the_start(string sdl, string fault) =>
        FaultsOf(sdl, schema => schema.Bind<P>("P").BindRoot("Query", query => query.Field("p", () => new P(1))))
            .ShouldContain(fault);

    [Fact]
    public void What_the_code_binds_and_the_schema_lacks_stops_the_start()
    {
        var faults = FaultsOf("type Query { x: Int }", schema => schema
            .Bind<P>("Nobody")
            .BindInput<Filter>("Nothing")
            .ResolveType("Query", _ => null)
            .BindRoot("Query", query => query.Field("x", () => 1).Field("y", () => 1).Field("x", () => 2)));

        faults.ShouldBe([
            "The schema has no ObjectType \"Nobody\", but the code binds it.",
            "The schema has no InputObjectType \"Nothing\", but the code binds it.",
            "The schema has no interface or union \"Query\".",
            "people.graphql:1:1: Type Query has no field \"y\", but a resolver is bound to it.",
            "people.graphql:1:14: Query.x is bound twice.",
        ]);
    }

    [Fact]
    public void Arguments_and_inputs_that_do_not_fit_stop_the_start()
    {
        var faults = FaultsOf(
            "type Query { f(a: Int, b: String!, c: In, d: Int!): Int }\ninput In { name: String, more: Int }",
            schema => schema.BindRoot("Query", query => query.Field("f", (int a, int b, OnlyName? c, string other) => a)));

        faults.ShouldBe(
            [
                "people.graphql:1:16: Argument \"a\" of Query.f is Int, which may be null, but the code takes Int32: "
                    + "take Int32? or give the parameter a default.",
                "people.graphql:1:24: Argument \"b\" of Query.f is String!, but the code takes Int32.",
                "people.graphql:2:26: Input field In.more has no parameter in the constructor of OnlyName.",
                "people.graphql:2:1: Input In has no field for parameter \"Extra\" of OnlyName.",
                "people.graphql:1:14: Parameter \"other\" of the resolver of Query.f is none of its arguments.",
                "people.graphql:1:43: Argument \"d\" of Query.f has no parameter in its resolver.",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task An_argument_that_the_schema_does_not_have_is_a_fault_of_ours()
    {
        var server = new TestServer("type Query { x(n: Int): Int }", schema => schema
            .BindRoot("Query", query => query.Field("x", context => context.Argument<int>("m"))));

        await server.AskAsync("{ x }");

        server.Unexpected.ShouldHaveSingleItem().Exception.Message.ShouldContain("Query.x has no argument \"m\"");
    }

    private static List<string> FaultsOf(string sdl, Action<SchemaBinder> bind)
    {
        var binder = new SchemaBinder(Build(sdl));
        bind(binder);
        return [.. Should.Throw<SchemaBindingException>(() => binder.Build()).Faults.Select(fault => fault.ToString())];
    }

    private static Schema Build(string sdl)
    {
        var built = SchemaBuilder.Build([new Source(sdl, "people.graphql")]);
        built.Errors.ShouldBeEmpty();
        return built.Schema!;
    }

    private sealed record P(double X, int? Maybe = null, Level Level = Level.Board);

    private sealed record OnlyName(string? Name, int Extra);

    private sealed record Filter(
        string? Name,
        Level? Level,
        int Min,
        IReadOnlyList<string>? Tags,
        Filter? Inner,
        Optional<string?> Note,
        int Size = 50);

    private sealed class Adder
    {
        public int Add(int a, int b) => a + b;
    }

    private sealed class All
    {
        public int Id => 7;

        public string Key => "k";

        public DateOnly? On => new(2026, 1, 31);

        public DateTimeOffset At => new(2026, 1, 31, 9, 30, 0, 500, TimeSpan.FromHours(1));

        public Guid Uuid => Guid.Parse("123e4567-e89b-12d3-a456-426614174000");

        public long Big => 9007199254740993;

        public double Share => 0.1;

        public decimal Exact => 1.50m;

        public Level Level => Level.FrontLine;

        public IEnumerable<Level> Levels => [Level.Board];

        public Level? Maybe => null;

        public bool Yes => true;

        public int? Count => null;
    }
}
