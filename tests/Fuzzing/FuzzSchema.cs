namespace NetworkLens.Fuzzing;

/// <summary>The schema that documents are made for: one of everything that documents can get wrong.</summary>
public static class FuzzSchema
{
    /// <summary>Its SDL, which builds without errors here and in the reference implementation.</summary>
    public const string Sdl = """"
        """A schema to ask anything."""
        schema { query: Query mutation: Mutation subscription: Subscription }

        directive @onField(flag: Boolean = true, level: Level, list: [Int!]) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @onOperation(text: String!) repeatable on
          QUERY | MUTATION | SUBSCRIPTION | FRAGMENT_DEFINITION | VARIABLE_DEFINITION | FIELD

        scalar Any @specifiedBy(url: "https://example.org/any")

        interface Node { id: ID! }

        interface Named implements Node {
          id: ID!
          name(upper: Boolean = false, prefix: String): String
          friend: Named
        }

        type Query {
          echo(int: Int, float: Float, text: String, flag: Boolean, id: ID, level: Level, any: Any, point: Point,
            points: [Point!], matrix: [[Int]!], pick: Pick, ints: [Int]): String
          required(int: Int!, points: [Point!]!, withDefault: Int! = 3, pick: Pick): String
          node(id: ID!): Node
          named(level: Level = LOW): Named
          search(text: String): [Result!]
          person(id: ID): Person
          place: Place!
          people(first: Int = 2): [Person!]!
          rooms: [[Room]]
          number: Int
          float: Float
          text: String
          flag: Boolean
          any: Any
          level: Level
          levels: [Level]
          sure: Int!
        }

        type Mutation {
          set(point: Point!): Person
          add(n: Int = 1): Int!
          swap(a: ID, b: ID): [Result]
        }

        type Subscription {
          changed(id: ID): Person
          ticked: Int
        }

        type Person implements Named & Node {
          id: ID!
          name(upper: Boolean = false, prefix: String): String
          friend: Person
          boss: Person!
          friends(first: Int): [Person]
          age: Int!
          level: Level!
          place: Place
          oldName: String @deprecated(reason: "Use `name`.")
          echo(point: Point, ints: [Int]): String
        }

        type Place implements Named & Node {
          id: ID!
          name(upper: Boolean = false, prefix: String): String
          friend: Named
          owner: Person!
          area: Float
          level: Int
          rooms: [Room!]!
        }

        type Room { size: Int! place: Place! tags: [String!]! any: Any }

        union Result = Person | Place

        enum Level { LOW MIDDLE HIGH @deprecated }

        input Point {
          x: Int!
          y: Int! = 0
          label: String = "p"
          level: Level = LOW
          inner: Point
          tags: [String!]
          numbers: [[Float]] = [[1.5], null]
          any: Any
        }

        input Pick @oneOf { id: ID name: String point: Point points: [Point] }
        """";
}
