using System.Collections.Frozen;
using NetworkLens.GraphQL.Types.Scalars;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// Scalars that a schema gets by declaring them: <c>Date</c>, <c>DateTime</c>, <c>LocalTime</c>, <c>Duration</c>, <c>UUID</c>,
/// <c>Long</c>, <c>Decimal</c>, <c>JSON</c> and <c>Upload</c>.
/// </summary>
/// <remarks>
/// What a CLR type cannot hold exactly is refused, never rounded. A binder may give any of them other coercions, which then are the only
/// ones. A scalar of another name takes any value, see <see cref="PassThrough"/>.
/// </remarks>
public static class KnownScalars
{
    private static readonly FrozenDictionary<string, KnownScalar> ByName = new[]
    {
        DateScalar.Definition, DateTimeScalar.Definition, LocalTimeScalar.Definition, DurationScalar.Definition, UuidScalar.Definition,
        LongScalar.Definition, DecimalScalar.Definition, JsonScalar.Definition, UploadScalar.Definition,
    }.ToFrozenDictionary(scalar => scalar.Name);

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>Gives a scalar the coercions its name calls for; leaves a scalar of any other name alone.</summary>
    public static void Configure(ScalarType scalar)
    {
        if (ByName.TryGetValue(scalar.Name, out var known))
        {
            scalar.FromJson = known.FromJson;
            scalar.FromLiteral = known.FromLiteral;
            scalar.ToOutput = known.ToOutput;
            scalar.FromFile = known.FromFile;
            scalar.ClrType = known.ClrType;
        }
    }
}
