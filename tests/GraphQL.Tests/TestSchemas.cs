using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests;

/// <summary>Schemas that several tests use.</summary>
internal static class TestSchemas
{
    /// <summary>A schema that must be right: its first error fails the test.</summary>
    public static Schema Build(string sdl)
    {
        var result = SchemaBuilder.Build(sdl);
        result.Errors.ShouldBeEmpty();
        return result.Schema.ShouldNotBeNull();
    }

    /// <summary>One of everything the type system has.</summary>
    public const string KitchenSink = """"
        """A schema with one of everything."""
        schema @tag(name: "root") {
          query: Query
          mutation: Change
          subscription: News
        }

        directive @tag(name: String!, weight: Float = 1.5) repeatable on
          | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE
          | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        """Applies to operations."""
        directive @onQuery(
          """How."""
          mode: Mode = FAST
          old: Int @deprecated
        ) on QUERY | MUTATION | SUBSCRIPTION | FIELD | VARIABLE_DEFINITION | FRAGMENT_DEFINITION

        scalar Date @specifiedBy(url: "https://example.org/date")
        scalar JSON

        type Query {
          """
          Looks one up.

              indented
          """
          thing(id: ID!, at: Date = "2026-01-31", filter: Filter = {range: [1, 2], mode: FAST}): Thing
          things(first: Int = 10, pick: Pick): [Thing!]!
          found(text: String!): [Found!]
          old: String @deprecated(reason: "Use \"thing\"")
          older: Int @deprecated
          raw: JSON
        }

        type Change {
          set(input: Filter!): Thing
        }

        type News {
          changed(id: ID): Thing
        }

        interface Entity {
          id: ID!
        }

        interface Thing implements Entity @tag(name: "a") @tag(name: "b", weight: 2) {
          id: ID!
          name(max: Int): String
          related: [Entity]
        }

        type Person implements Thing & Entity {
          id: ID!
          name(max: Int, lower: Boolean = false): String!
          related: [Person!]!
          mode: Mode!
        }

        type Place implements Thing & Entity {
          id: ID!
          name(max: Int): String
          related: [Entity]
          size: Float
          since: Date
        }

        union Found @tag(name: "u") = Person | Place

        enum Mode @tag(name: "e") {
          """Quick."""
          FAST
          SLOW @deprecated(reason: "Too slow")
        }

        input Filter @tag(name: "i") {
          range: [Int!]! = [0, 9]
          mode: Mode = SLOW
          text: String
          nested: Filter
          unused: Boolean @deprecated(reason: "Never read")
        }

        """Exactly one."""
        input Pick @oneOf {
          id: ID
          name: String
        }

        extend type Query {
          mode: Mode
        }
        """";
}
