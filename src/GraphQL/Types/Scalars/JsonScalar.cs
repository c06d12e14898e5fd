namespace NetworkLens.GraphQL.Types.Scalars;

/// <summary><c>JSON</c>: any value, as plain CLR values; see <see cref="PassThrough"/>.</summary>
internal static class JsonScalar
{
    public static KnownScalar Definition { get; } =
        new("JSON", ClrType: null, PassThrough.FromJson, PassThrough.FromLiteral, Coerced.To);
}
