using System.Text.Json;
using System.Text.RegularExpressions;
using NetworkLens.GraphQL.Tests.Tooling.Diff;
using NetworkLens.GraphQL.Tooling.Diff;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Conformance.Tests;

/// <summary>Our comparison of schemas and that of graphql-js, on random schemas with random changes, forwards and backwards.</summary>
public sealed partial class SchemaChangesTests
{
    private const int Pairs = 400;
    private const int ChangesPerPair = 8;

    // What graphql-js 16 does not tell, or tells as safe, each for a reason.
    private static readonly HashSet<ChangeType> OursAlone =
    [
        ChangeType.InputFieldBecameRequired, ChangeType.InputFieldDefaultValueChange, // It compares defaults of arguments only,
        ChangeType.DirectiveArgChangedKind, ChangeType.DirectiveArgBecameRequired, // of directives only the names of their arguments,
        ChangeType.DirectiveArgDefaultValueChange,
        ChangeType.OneOfAdded, ChangeType.OneOfRemoved, // and no applied directive.
        ChangeType.SpecifiedByRemoved, ChangeType.CostRaised, ChangeType.ListSizeChanged,
        ChangeType.AppliedDirectiveAdded, ChangeType.AppliedDirectiveRemoved, ChangeType.AppliedDirectiveChanged,
    ];

    [Fact]
    public async Task Every_breaking_and_dangerous_change_that_graphql_js_finds_is_found_and_no_other_but_those_it_does_not_look_for()
    {
        var pairs = Enumerable.Range(0, Pairs).SelectMany(Pair).ToList();
        var input = pairs.Select(pair => new { before = pair.Before, after = pair.After });
        var told = await NodeScripts.RunAsync("schema-changes.mjs", input, TestContext.Current.CancellationToken);

        var compared = 0;
        foreach (var (pair, theirs) in pairs.Zip(told.EnumerateArray()))
        {
            var expected = theirs.EnumerateArray().Select(Theirs).Order(StringComparer.Ordinal).ToList();
            var ours = SchemaDiff.Compare(Build(pair.Before), Build(pair.After))
                .Where(change => change.Kind != ChangeKind.Safe && !OursAlone.Contains(change.Type))
                .Select(Ours).Order(StringComparer.Ordinal).ToList();
            ours.ShouldBe(expected, pair.Before + "\n---\n" + pair.After);
            compared += expected.Count;
        }

        compared.ShouldBeGreaterThan(Pairs * ChangesPerPair / 2);
    }

    private static IEnumerable<(string Before, string After)> Pair(int seed)
    {
        var random = new Random(seed);
        var before = SchemaModel.Random(seed);
        var after = SchemaModel.Random(seed);
        for (var i = 0; i < ChangesPerPair; i++)
        {
            var mutation = SchemaModel.PickOf(random, SchemaMutation.All);
            mutation.Apply(new(before, new Random(i), i, IsAfter: false));
            mutation.Apply(new(after, new Random(i), i, IsAfter: true));
        }

        yield return (before.ToSdl(), after.ToSdl());
        yield return (after.ToSdl(), before.ToSdl());
    }

    private static string Theirs(JsonElement change) =>
        $"{change.GetProperty("kind")} {change.GetProperty("type")} {Mutated(change.GetProperty("description").GetString()!)}";

    // A default that goes, and with it the leave to omit the argument, is breaking to us: requests that omit it are refused.
    private static string Ours(SchemaChange change)
    {
        var name = Mutated($"{change.Coordinate} {change.What}");
        return change.Type == ChangeType.ArgBecameRequired
            ? $"DANGEROUS ARG_DEFAULT_VALUE_CHANGE {name}"
            : $"{change.Kind.ToString().ToUpperInvariant()} {JsonNamingPolicy.SnakeCaseUpper.ConvertName(change.Type.ToString())} {name}";
    }

    // Both sentences name what a mutation put there, though each in words of its own.
    private static string Mutated(string text)
    {
        var name = MutatedName().Match(text);
        name.Success.ShouldBeTrue(text);
        return name.Value;
    }

    [GeneratedRegex(@"\b(target|NEW|New|Member|Identified|Shift|Extra|new|extra)\d+\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MutatedName();

    private static Schema Build(string sdl)
    {
        var built = SchemaBuilder.Build(sdl);
        built.Errors.ShouldBeEmpty();
        return built.Schema!;
    }
}
