using System.Collections;
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
            definition.Arguments.Find(name)?.DefaultLiteral,
            definition.Arguments.Find(name)?.Type.Nullable is ListType))];
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

    /// <summary>How to ask for so many, by the slicing argument that sets the length in a request; null when none does.</summary>
    public string? AskingFor(string number, in CostInputs inputs)
    {
        string? asking = null;
        double most = -1;
        foreach (var slice in slices)
        {
            if (slice.ValueIn(inputs) is { } value && value > most)
            {
                most = value;
                asking = slice.IsList ? $"{number} {slice.Name}" : $"{slice.Name}: {number}";
            }
        }

        return asking;
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

    /// <summary>
    /// A slicing argument: what the document gives for it, its default, and whether it is a list, of which the number of items counts. The
    /// specification knows only numbers; but a field that answers each of a list of ids is as long as that list, and nothing else says so.
    /// </summary>
    private readonly record struct Slice(string Name, ValueSyntax? Given, ValueSyntax? Default, bool IsList)
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
                return inputs.Variables?.TryGetValue(variable.Name.Value, out value) != true ? Number(Default)
                    : value is int number && !IsList ? Math.Max(0, number)
                    : value is ICollection items && IsList ? items.Count
                    : null;
            }

            return Number(Given ?? Default);
        }

        private double? Number(ValueSyntax? value) => value switch
        {
            null or NullValueSyntax => null,
            ListValueSyntax list when IsList => list.Items.Length,
            _ when IsList => 1, // One value stands for a list of it.
            IntValueSyntax number when double.TryParse(number.Text, CultureInfo.InvariantCulture, out var parsed) => Math.Max(0, parsed),
            _ => null,
        };
    }
}
