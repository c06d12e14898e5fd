using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Runs one rule over one document, so that a case is only a document and what is wrong with it.</summary>
internal static class RuleHarness
{
    private static readonly Schema Pets = TestSchemas.Build("""
        directive @mode(mode: Mode = FAST, level: Int!) on QUERY | FIELD | VARIABLE_DEFINITION
        directive @tag(n: Int) repeatable on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | FRAGMENT_DEFINITION | QUERY
        scalar Any
        scalar Date
        type Query {
          dog: Dog
          cat: Cat
          pet: Pet
          pets(first: Int = 10, ids: [ID!]): [Pet!]!
          human(id: ID!, filter: Filter): Human
          catOrDog: CatOrDog
          result: [Result]
          search(text: String, filter: Filter, pick: Pick, any: Any, modes: [Mode], on: Date, x: Float): String
          must(a: Int! = 3, b: Boolean!, c: [Int!]!): Int
          self: Query
        }
        type Mutation { add(name: String!): Dog }
        type Subscription { news(id: ID): Dog other: Int }
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String owner: Human nick: String }
        type Dog implements Pet & Being {
          name(surname: Boolean): String owner: Human nick: String barks: Boolean volume: Int
          knows(mode: Mode!): Boolean friends: [Dog] mode: Mode
        }
        type Cat implements Pet & Being {
          name(surname: Boolean): String owner: Human nick: String! meows: Boolean volume: String friends: [Pet!]!
        }
        type Human implements Being { name(surname: Boolean): String pets: [Pet] relatives: [Human!] iq: Int }
        union CatOrDog = Cat | Dog
        union Result = Human | Dog
        enum Mode { FAST SLOW }
        input Filter { text: String n: Int! = 3 req: Boolean! list: [Int!] nested: Filter mode: Mode }
        input Pick @oneOf { id: ID name: String }
        """);

    public static void Valid<TRule>(string document)
        where TRule : ValidationRule, new() => Errors<TRule>(document).ShouldBeEmpty();

    /// <param name="document">The document.</param>
    /// <param name="errors">Each "line:column, line:column message", in order.</param>
    public static void Invalid<TRule>(string document, params string[] errors)
        where TRule : ValidationRule, new() => Errors<TRule>(document).ShouldBe(errors);

    public static IReadOnlyList<GraphQLError> Validate(string document, int maxErrors = 100) =>
        DocumentValidator.Validate(Pets, Parse(document), maxErrors);

    private static List<string> Errors<TRule>(string document)
        where TRule : ValidationRule, new()
    {
        var rules = new RuleSet([() => new TRule()]);
        var errors = DocumentValidator.Validate(Pets, Parse(document), rules: rules);
        errors.ShouldAllBe(error => error.Code == ErrorCodes.ValidationFailed && error.Rule == typeof(TRule).Name);
        return [.. errors.Select(error => $"{string.Join(", ", error.Locations)} {error.Message}")];
    }

    private static DocumentSyntax Parse(string document)
    {
        var parsed = Parser.ParseDocument(new Source(document));
        parsed.Error.ShouldBeNull();
        return parsed.Value!;
    }
}
