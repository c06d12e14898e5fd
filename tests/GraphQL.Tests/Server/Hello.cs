using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Tests.Execution;

namespace NetworkLens.GraphQL.Tests.Server;

/// <summary>The least there is to ask over HTTP.</summary>
internal static class Hello
{
    public static TestServer Server() => new(
        "type Query { hello: String!, fails: Int, long(length: Int!): String!, calls: Int! } type Mutation { set: Int }",
        schema =>
        {
            var calls = 0;
            schema.BindRoot("Query", query => query
                    .Field("hello", () => "world")
                    .Field("fails", int () => throw new GraphQLException("no"))
                    .Field("long", (int length) => new string('x', length))
                    .Field("calls", () => ++calls))
                .BindRoot("Mutation", mutation => mutation.Field("set", () => 1));
        });
}
