using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary>Reads a value from the text of a string; false when the text is anything else.</summary>
internal delegate bool TextReading<T>(ReadOnlySpan<char> text, out T value);

/// <summary>The coercions of one scalar.</summary>
/// <param name="Name">As a schema declares it.</param>
/// <param name="ClrType">What inputs become; null where that varies.</param>
/// <param name="FromJson">From a variable.</param>
/// <param name="FromLiteral">From a document.</param>
/// <param name="ToOutput">To what a JSON writer knows.</param>
internal sealed record KnownScalar(
    string Name,
    Type? ClrType,
    Func<JsonElement, Coerced> FromJson,
    LiteralCoercion FromLiteral,
    Func<object, Coerced> ToOutput)
{
    /// <summary>From a file; null where none may stand.</summary>
    public Func<IUploadedFile, Coerced>? FromFile { get; init; }

    /// <summary>A scalar that is a string to clients.</summary>
    /// <param name="name">As a schema declares it.</param>
    /// <param name="expected">What a message says it takes.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="print">Writes it; null for what it does not write.</param>
    public static KnownScalar OfText<T>(string name, string expected, TextReading<T> read, Func<object, string?> print) =>
        new(
            name,
            typeof(T),
            json => json.ValueKind == JsonValueKind.String && read(json.GetString(), out var value)
                ? Coerced.To(value)
                : Refuse(name, JsonInspection.Show(json), expected),
            (literal, _) => literal is StringValueSyntax text && read(text.Value, out var value)
                ? Coerced.To(value)
                : Refuse(name, Printer.Print(literal), expected),
            value => print(value) is { } text ? Coerced.To(text) : RefuseOutput(name, value));

    /// <summary>An input is not what the scalar takes.</summary>
    public static Coerced Refuse(string name, string shown, string expected) =>
        Coerced.Fail($"{name} cannot represent {shown}; it takes {expected}.");

    /// <summary>A resolver gave what the scalar does not write.</summary>
    public static Coerced RefuseOutput(string name, object value) =>
        Coerced.Fail($"{name} cannot represent a value of type {value.GetType().Name}.");
}
