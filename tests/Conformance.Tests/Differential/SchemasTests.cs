using System.Text;
using System.Text.RegularExpressions;
using NetworkLens.Fuzzing;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>
/// Hundreds of schemas, right and wrong, through graphql-js and through ours: both build the same ones, the same mistakes of syntax are
/// told in the same words, and what ours prints, and what it tells of itself, is the same schema to the reference.
/// </summary>
public sealed partial class SchemasTests
{
    [Fact]
    public async Task The_same_schemas_build_print_and_are_told()
    {
        var cancel = TestContext.Current.CancellationToken;
        var texts = Texts().Distinct().ToList();
        var built = texts.ConvertAll(SchemaBuilder.Build);
        var question = (await NodeScripts.RunAsync("Differential/schemas.mjs", null!, cancel)).GetString()!;
        var asked = new List<object>();
        foreach (var (sdl, ours) in texts.Zip(built))
        {
            asked.Add(new
            {
                sdl = Answer.Encode(sdl),
                printed = ours.Schema is { } schema ? Answer.Encode(SchemaPrinter.Print(schema)) : null,
                told = ours.Schema is null ? null : Answer.Encode(await AskAsync(sdl, question, cancel)),
            });
        }

        var told = await NodeScripts.RunAsync("Differential/schemas.mjs", asked, cancel);

        var differences = new List<string>();
        var used = new HashSet<string>();
        foreach (var ((sdl, ours), reference) in texts.Zip(built).Zip(told.EnumerateArray()))
        {
            var errors = reference.GetProperty("errors").EnumerateArray().Select(error => Answer.Decode(error.GetString()!)).ToList();
            var isSame = reference.GetProperty("isSyntax").GetBoolean()
                ? ours.Errors is [{ Code: ErrorCodes.ParseFailed } error]
                    && errors[0] == InItsWords($"{error.Locations[0]} {error.Message}")
                : ours.Errors.IsEmpty == (errors.Count == 0)
                    && reference.GetProperty("isSame").GetBoolean() && reference.GetProperty("isTold").GetBoolean();
            if (!isSame && !IsKnown(ours, errors, used))
            {
                differences.Add($"{sdl}\nours: {string.Join("\n  ", ours.Errors)}\nreference: {string.Join("\n  ", errors)}\n"
                    + $"same when printed: {reference.GetProperty("isSame")}, when told: {reference.GetProperty("isTold")}");
            }
        }

        differences.Count.ShouldBe(0, $"of {texts.Count}; the first:\n{string.Join("\n\n", differences.Take(4))}\n");
        built.Count(result => result.Schema is not null).ShouldBeInRange(texts.Count / 4, texts.Count * 3 / 4);
        Stricter.Keys.Except(used).ShouldBeEmpty();
    }

    // What ours refuses and version 16 of the reference lets pass, by our messages.
    private static readonly Dictionary<string, Regex> Stricter = new()
    {
        ["Default values fit their types (3.6.1, 3.10)"] = DefaultValue(),
        ["Arguments of directives on the schema's parts fit their types (5.6.1)"] = ArgumentValue(),
        ["What implements a field is deprecated only where that is (3.13.3)"] = Deprecated(),
        ["A directive is not used in its own definition (3.13)"] = SelfReference(),
        ["Each kind of operation has a root type of its own (3.3.1)"] = SameRoot(),
        ["A schema's file holds no operation"] = Operation(),
    };

    private static async Task<string> AskAsync(string sdl, string question, CancellationToken cancel)
    {
        using var result = await new World(sdl).Executor.ExecuteAsync(GraphQLRequest.For(question), cancel);
        return Encoding.UTF8.GetString(result.ToArray());
    }

    private static bool IsKnown(SchemaResult ours, List<string> errors, HashSet<string> used)
    {
        if (errors.Count > 0 || ours.Errors.IsEmpty)
        {
            return false;
        }

        var names = ours.Errors.Select(error => Stricter.FirstOrDefault(known => known.Value.IsMatch(error.Message)).Key).ToList();
        used.UnionWith(names.OfType<string>());
        return names.TrueForAll(name => name is not null);
    }

    // Since September 2025 not only types may be described.
    private static string InItsWords(string message) => message.Replace(
        "only GraphQL definitions support descriptions.", "descriptions are supported only on type definitions.", StringComparison.Ordinal);

    private static readonly string[] ByHand =
    [
        "", "type Query { a: Int } interface I { a: Int } type A implements I { a: Int @deprecated }",
        "type Query { a(n: N): Int } input N { a: N! = {} }",
        "type Query { a(n: N): Int } input N { a: M = {} } input M { b: N = {a: {}} }",
        "type Query { a(n: N): Int } input N { a: N! }", "type Query { a(n: N): Int } input N { a: M! } input M { b: [N!]! }",
        "type Query { a(n: N): Int } input N { a: M! b: N! } input M { b: N! }",
        "schema { query: Q } type Q { a: Q } extend schema { mutation: Q }",
        "type Query { a: Int } extend type Nope { b: Int }", "type Query { a: Int } extend interface Query { b: Int }",
        "type Query { a: Int } scalar Int scalar Date extend scalar Int @specifiedBy(url: \"x\")",
        "type Query { a: Int } type __A { b: Int }",
        "interface I implements I { a: Int } type Query { a: I }",
        "type Query { a: Int } interface A implements B { a: Int } interface B implements A { a: Int }",
        "directive @a(x: Int @a) on ARGUMENT_DEFINITION type Query { a: Int }", "type Query { a: Int } union U = Query | Query",
        "type Query { a(b: Int, b: Int): Int a: Int }", "type Mutation { a: Int }",
        "type Query { a: Int } directive @skip(if: Int) on FIELD",
        "type Query implements A & B { a: String } interface A { a: String } interface B { a: Int }",
        "type Query { a: Int b: Query! c: [Query!]! d(e: Query): Int }",
        "type Query implements I { a: Int! } interface I { a: Int }", "type Query implements I { a(b: Int!): Int } interface I { a: Int }",
        "type Query implements I { a(b: Int, c: Int): Int } interface I { a(b: Int!): Int }",
        "type Query implements I { a: [Query!] } interface I { a: [I] }",
        "enum E { A A } type Query { a: E }", "input I @oneOf { a: Int! b: Int = 1 } type Query { a(i: I): Int }",
        "input I { a: Int! @deprecated } type Query { a(i: I): Int }",
        "type Query { a(b: Int! @deprecated): Int }", "\"d\" schema { query: A } type A { a: Int } type Query { b: Int }",
        "extend schema { query: A } type A { a: Int }",
        "type Query { a: Int } extend type Query implements I interface I { a: Int }",
        "schema { query: A subscription: A } type A { a: Int }", "type Query type Query { a: Int }",
        "type Query { a: Int } { a }", "type Query { a: Int } query { a }", "extend type Query { a: Int }",
        "type Query { a: Int } extend union U = Query",
    ];

    private static IEnumerable<string> Texts()
    {
        foreach (var text in ByHand)
        {
            yield return text;
        }

        foreach (var (seed, faults, count) in new[] { (1, 0.0, 150), (2, 0.01, 250), (3, 0.05, 150) })
        {
            var random = new Random(seed);
            for (var i = 0; i < count; i++)
            {
                yield return new SchemaGenerator(random, faults).Next();
            }
        }

        var breaking = new Random(4);
        for (var i = 0; i < 250; i++)
        {
            yield return new Mutator(breaking).Break(new SchemaGenerator(breaking, faults: 0).Next());
        }
    }

    [GeneratedRegex("^The default value of ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DefaultValue();

    [GeneratedRegex("^Argument \"\\w+\" of directive \"@\\w+\" takes ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ArgumentValue();

    [GeneratedRegex("must not be deprecated\\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Deprecated();

    [GeneratedRegex("must not be used in its own definition\\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SelfReference();

    [GeneratedRegex("^All root types must be different", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SameRoot();

    [GeneratedRegex("^A schema file holds definitions of the type system", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Operation();
}
