using System.Text.Json;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>What coercing an input gave: a CLR value, or what is wrong with the input.</summary>
/// <param name="Value">The value; null is a value.</param>
/// <param name="Problem">Null when it went well; else one sentence for the client.</param>
public readonly record struct Coerced(object? Value, string? Problem)
{
    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Problem is null;

    /// <summary>It went well.</summary>
    public static Coerced To(object? value) => new(value, null);

    /// <summary>It did not, for a reason a client can read. An empty sentence stands for the usual one.</summary>
    public static Coerced Fail(string problem = "") => new(null, problem);
}

/// <summary>Coerces a literal that is neither null nor a variable itself.</summary>
/// <param name="literal">The literal, which may hold variables inside lists and objects.</param>
/// <param name="variables">Coerced variables by name; null while validating, when they are not known.</param>
public delegate Coerced LiteralCoercion(ValueSyntax literal, IReadOnlyDictionary<string, object?>? variables);

/// <summary>A leaf value. Custom scalars pass values through until a binder gives them their coercions.</summary>
public sealed class ScalarType : NamedType
{
    internal ScalarType(string name)
        : base(name)
    {
    }

    /// <summary>Where its format is specified (<c>@specifiedBy</c>), or null.</summary>
    public string? SpecifiedByUrl { get; internal set; }

    /// <summary>
    /// What inputs become and resolvers give, where the scalar is one of <see cref="KnownScalars"/> with its own coercions; null where a
    /// binder has given it others, or where its values are of many types.
    /// </summary>
    public Type? ClrType { get; internal set; }

    /// <summary>Turns a JSON value of a variable, never null, into a CLR value.</summary>
    public Func<JsonElement, Coerced> FromJson { get; set; } = PassThrough.FromJson;

    /// <summary>Turns a literal into a CLR value.</summary>
    public LiteralCoercion FromLiteral { get; set; } = PassThrough.FromLiteral;

    /// <summary>
    /// Turns a file that came with the request into a CLR value; null, as for every scalar but <c>Upload</c>, where none may stand.
    /// </summary>
    public Func<IUploadedFile, Coerced>? FromFile { get; set; }

    /// <summary>
    /// Turns what a resolver gave, never null, into what a JSON writer knows (string, bool, int, long, double, decimal,
    /// lists and dictionaries of those); a failure becomes a field error. The default leaves values as they are.
    /// </summary>
    public Func<object, Coerced> ToOutput { get; set; } = Coerced.To;
}
