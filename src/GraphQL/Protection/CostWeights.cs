using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Protection.Costs;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection;

/// <summary>What reading the weights of a schema gave: them, or everything that is wrong with its cost directives.</summary>
/// <param name="Weights">Null when there are errors.</param>
/// <param name="Errors">Empty when there are weights; each names file, line and column.</param>
public sealed record CostWeightsResult(CostWeights? Weights, ImmutableArray<GraphQLError> Errors);

/// <summary>What a schema says of cost by <c>@cost</c> and <c>@listSize</c>, defaults filled in. Safe to share.</summary>
/// <remarks>
/// Defaults of the specification, section 7.1: 0 for scalars, enums, and fields and inputs of those; 1 for all that is composite. What
/// introspection asks is free, as its depth and size are bounded otherwise.
/// </remarks>
public sealed class CostWeights
{
    private readonly Dictionary<INamed, double> weights;
    private readonly Dictionary<FieldDefinition, ListSizing> sizes;

    internal CostWeights(
        Schema schema,
        Dictionary<INamed, double> weights,
        Dictionary<FieldDefinition, ListSizing> sizes)
    {
        Schema = schema;
        this.weights = weights;
        this.sizes = sizes;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>Reads and checks the directives of a schema (section 9). Time O(schema).</summary>
    public static CostWeightsResult Read(Schema schema) => new CostWeightsReader(schema).Read();

    /// <summary>The weight of a value of an object type, scalar or enum; never negative.</summary>
    internal double OfType(NamedType type) => Math.Max(0, weights.GetValueOrDefault(type, type.IsComposite ? 1 : 0));

    /// <summary>The weight of a field's resolver; perhaps negative.</summary>
    internal double OfField(FieldDefinition field) =>
        weights.GetValueOrDefault(field, field.Type.NamedType.IsComposite ? 1 : 0);

    /// <summary>The weight of an argument or input field; perhaps negative.</summary>
    internal double OfInput(InputValueDefinition input) =>
        weights.GetValueOrDefault(input, input.Type.NamedType is InputObjectType ? 1 : 0);

    /// <summary>What <c>@listSize</c> says on a field of an object type, or on that of an interface of it; null if nothing.</summary>
    internal ListSizing? SizingOf(FieldDefinition field) => sizes.GetValueOrDefault(field);

    /// <summary>Whether an input can never cost anything, whatever is given.</summary>
    internal bool IsFree(InputValueDefinition input) => OfInput(input) == 0 && input.Type.NamedType is not InputObjectType;
}
