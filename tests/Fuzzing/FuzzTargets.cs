using System.Text.Json;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;
using static NetworkLens.Fuzzing.BrokenPromiseException;

namespace NetworkLens.Fuzzing;

/// <summary>The parts of the library that see what clients and schema files say, each with what it promises for any input.</summary>
public static class FuzzTargets
{
    private static readonly Schema Schema = SchemaBuilder.Build(FuzzSchema.Sdl).Schema!;
    private const string Characters = "{}()[]:!$@=|&.\"\\#ab1-eEu0 \n\r\t,";

    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "$", "@", "...", "query", "mutation", "subscription", "fragment", "on",
        "type", "interface", "union", "enum", "input", "scalar", "directive", "schema", "extend", "implements", "repeatable", "a", "b",
        "Query", "Int", "FIELD", "true", "false", "null", "1", "-2.5e3", "\"s\"", "\"\"\"b\n c\"\"\"", "\"d\" ", "# c\n",
    ];

    /// <summary>All but the server.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.Of("parser, broken texts", BrokenText, Parse),
        FuzzTarget.Of("parser, any tokens", AnyTokens, Parse),
        FuzzTarget.Of("parser, any characters", AnyCharacters, Parse),
        FuzzTarget.Of("printer", random => random.Chance(0.5)
            ? new DocumentGenerator(Schema, random, faults: 0.1).Next().Document
            : new SchemaGenerator(random, faults: 0.05).Next(), Parse),
        FuzzTarget.Of("validator", random => new DocumentGenerator(Schema, random, random.NextDouble() * 0.5).Next().Document, Validate),
        FuzzTarget.Of("variables", AnyVariables, Coerce),
        FuzzTarget.Of("schema", random => new SchemaGenerator(random, random.Of(0, 0.02, 0.2)).Next(), Build),
        FuzzTarget.Of("schema, broken texts", random => new Mutator(random).Break(new SchemaGenerator(random, faults: 0).Next()), Build),
    ];

    private static string BrokenText(Random random) => new Mutator(random).Break(random.Next(3) switch
    {
        0 => random.Pick(Corpus.All).Document,
        1 => new DocumentGenerator(Schema, random, faults: 0).Next().Document,
        _ => new SchemaGenerator(random, faults: 0).Next(),
    });

    private static string AnyTokens(Random random) =>
        string.Join(' ', Enumerable.Range(0, random.Next(30)).Select(_ => random.Pick(Tokens)));

    private static string AnyCharacters(Random random) => string.Create(random.Next(60), random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = random.Chance(0.8) ? Characters[random.Next(Characters.Length)] : (char)random.Next(0x10000);
        }
    });

    // A mistake is a value with a place; what is right prints as something that prints as itself.
    private static void Parse(string text)
    {
        var parsed = Parser.ParseDocument(new Source(text));
        if (parsed.Error is { } error)
        {
            var isTold = parsed.Value is null && error.Message.StartsWith("Syntax Error: ", StringComparison.Ordinal);
            ThrowUnless(isTold, "A mistake is told.");
            ThrowUnless(error.Locations is [{ Line: >= 1, Column: >= 1 }], "A mistake has a place.");
            return;
        }

        var printed = Printer.Print(parsed.Value!);
        var again = Parser.ParseDocument(new Source(printed), ParserOptions.Trusted);
        var isSame = again.Value is not null && Printer.Print(again.Value) == printed;
        ThrowUnless(isSame, $"What is printed parses to the same:\n{printed}");
        ThrowUnless(again.Value!.Definitions.Length == parsed.Value!.Definitions.Length, "Nothing is lost in print.");
    }

    private static void Validate(string text)
    {
        if (Parser.ParseDocument(new Source(text)).Value is not { } document)
        {
            return;
        }

        var errors = DocumentValidator.Validate(Schema, document);
        ThrowUnless(errors.Length <= DocumentValidator.DefaultMaxErrors + 1, "Errors have a bound.");
        ThrowUnless(errors.Take(DocumentValidator.DefaultMaxErrors).All(IsWhole), "An error has a rule and a place.");
        var again = DocumentValidator.Validate(Schema, document).Select(error => error.Message);
        ThrowUnless(again.SequenceEqual(errors.Select(error => error.Message)), "The same document has the same errors.");
    }

    private static bool IsWhole(GraphQLError error) =>
        error is { Rule: not null, Locations: [_, ..], Code: ErrorCodes.ValidationFailed };

    private static string AnyVariables(Random random)
    {
        var values = new ValueGenerator(random, random.Of(0.0, 0.1, 0.5));
        var types = Schema.Types.Where(type => type.IsInput && !type.Name.StartsWith("__", StringComparison.Ordinal)).ToList();
        var definitions = Enumerable.Range(0, random.Next(1, 4)).Select(i =>
        {
            SchemaType type = random.Pick(types);
            type = random.Chance(0.3) ? type.List : type;
            type = random.Chance(0.3) ? type.NonNull : type;
            var byDefault = random.Chance(0.2) ? $" = {values.Literal(type)}" : "";
            return ($"$v{Values.Text(i)}: {type}{byDefault}", $"\"v{Values.Text(i)}\": {values.Json(type)}");
        }).ToList();
        var document = $"query ({string.Join(' ', definitions.Select(pair => pair.Item1))}) {{ number }}";
        return $"{document}\n\n{{{string.Join(", ", definitions.Where(_ => random.Chance(0.9)).Select(pair => pair.Item2))}}}";
    }

    private static void Coerce(string input)
    {
        var at = input.LastIndexOf("\n\n{", StringComparison.Ordinal);
        var operation = (OperationDefinitionSyntax)Parser.ParseDocument(new Source(input[..at])).Value!.Definitions[0];
        using var json = JsonDocument.Parse(input[at..]);
        var coerced = VariableInput.Coerce(Schema, operation, json.RootElement);
        ThrowUnless(coerced.Errors.Length <= VariableInput.MaxErrors + 1, "Errors have a bound.");
        ThrowUnless(coerced.Errors.IsEmpty || coerced.Values.Count == 0, "There are values or errors.");
        ThrowUnless(coerced.Errors.All(error => error.Code == ErrorCodes.BadUserInput), "Errors are the client's.");
        foreach (var definition in coerced.Errors.IsEmpty ? operation.VariableDefinitions : [])
        {
            var isRequired = definition.Type is NonNullTypeSyntax;
            ThrowUnless(!isRequired || coerced.Values.GetValueOrDefault(definition.Name) is not null, $"${definition.Name} is not null.");
        }
    }

    private static void Build(string sdl)
    {
        var built = SchemaBuilder.Build(sdl);
        ThrowUnless(built.Errors.IsEmpty == built.Schema is not null, "There is a schema or there are errors.");
        if (built.Schema is { } schema)
        {
            var printed = SchemaPrinter.Print(schema);
            var again = SchemaBuilder.Build(printed);
            var isSame = again.Schema is not null && SchemaPrinter.Print(again.Schema) == printed;
            ThrowUnless(isSame, $"What is printed builds the same:\n{printed}");
            var lost = SchemaShape.Of(schema).Except(SchemaShape.Of(again.Schema!)).FirstOrDefault();
            ThrowUnless(lost is null, $"Nothing is lost in print: {lost}\n{printed}");
        }
    }
}
