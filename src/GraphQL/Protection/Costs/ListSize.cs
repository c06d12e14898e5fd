using System.Globalization;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>How long a list is at most, as one field of a document asks for it (section 8).</summary>
internal sealed class ListSize
{
    private readonly FieldSyntax syntax;
    private readonly ListSizing sizing;
    private readonly Slice[] slices;
    private readonly double unsized;

    public ListSize(FieldSyntax syntax, FieldDefinition definition, ListSizing sizing, double unsized)
    {
        this.syntax = syntax;
        this.sizing = sizing;
        this.unsized = unsized;
        slices = [.. sizing.SlicingArguments.Select(name => new Slice(
            name,
            syntax.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value,
            definition.Arguments.Find(name)?.DefaultLiteral))];
    }

    /// <summary>Whether it is the same in every request, and nothing is wrong with it.</summary>
    public bool IsConstant => slices.All(slice => slice.Given is not VariableSyntax) && !IsFaulty(default);

    /// <summary>The length in a request: the largest slice, else what the schema assumes.</summary>
    public double Evaluate(ref CostInputs inputs)
    {
        if (ReferenceEquals(inputs.Assumed, this))
        {
            return inputs.AssumedLength;
        }

        if (sizing.RequiresOne && inputs.Fault is null && IsFaulty(inputs))
        {
            inputs.Fault = Fault();
        }

        double? largest = null;
        foreach (var slice in slices)
        {
            if (slice.ValueIn(inputs) is { } value && !(value <= largest))
            {
                largest = value;
            }
        }

        return largest ?? sizing.AssumedSize ?? unsized;
    }

    /// <summary>The slicing argument that sets the length in a request, so that asking for less can be told; null when none does.</summary>
    public string? LargestSlice(in CostInputs inputs)
    {
        string? name = null;
        double most = -1;
        foreach (var slice in slices)
        {
            if (slice.ValueIn(inputs) is { } value && value > most)
            {
                (name, most) = (slice.Name, value);
            }
        }

        return name;
    }

    // Where an argument has a default, leaving it out is as good as giving it.
    private bool IsFaulty(in CostInputs inputs)
    {
        if (!sizing.RequiresOne || slices.Length == 0)
        {
            return false;
        }

        var (given, byDefault) = (0, false);
        foreach (var slice in slices)
        {
            given += slice.IsGivenIn(inputs) ? 1 : 0;
            byDefault |= slice.Default is not null;
        }

        return given > 1 || (given == 0 && !byDefault);
    }

    private GraphQLError Fault()
    {
        var names = string.Join(" or ", sizing.SlicingArguments);
        return new GraphQLError
        {
            Message = $"Field \"{syntax.Name.Value}\" must say how many it wants, by just one of its arguments {names}.",
            Locations = [syntax.Location],
            SourceName = syntax.Source.Name,
            Code = ProtectionErrorCodes.SliceRequired,
        };
    }

    /// <summary>A slicing argument: what the document gives for it, and its default.</summary>
    private readonly record struct Slice(string Name, ValueSyntax? Given, ValueSyntax? Default)
    {
        public bool IsGivenIn(in CostInputs inputs) => Given switch
        {
            null or NullValueSyntax => false,
            VariableSyntax variable => inputs.Variables?.GetValueOrDefault(variable.Name.Value) is not null,
            _ => true,
        };

        public double? ValueIn(in CostInputs inputs)
        {
            if (Given is VariableSyntax variable)
            {
                var value = default(object?);
                return inputs.Variables?.TryGetValue(variable.Name.Value, out value) == true
                    ? value is int number ? Math.Max(0, number) : null
                    : Number(Default);
            }

            return Number(Given ?? Default);
        }

        private static double? Number(ValueSyntax? value) =>
            value is IntValueSyntax number && double.TryParse(number.Text, CultureInfo.InvariantCulture, out var parsed)
                ? Math.Max(0, parsed)
                : null;
    }
}
