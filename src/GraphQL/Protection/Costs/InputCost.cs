using System.Text.Json;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>What an argument costs: its own weight and those of all input fields used in it (section 5.3.2.2).</summary>
/// <remarks>
/// A list of input objects costs each of them. What is null or left out is not used, so costs nothing; in its place the default does.
/// Nothing is allocated; time O(size of the value).
/// </remarks>
internal sealed class InputCost(CostWeights weights, InputValueDefinition definition, ValueSyntax? given)
{
    /// <summary>The cost in a request; perhaps negative.</summary>
    public double Evaluate(in CostInputs inputs) => OfInput(definition, given, inputs);

    /// <summary>Whether a literal has variables in it.</summary>
    public static bool HasVariable(ValueSyntax? value)
    {
        switch (value)
        {
            case VariableSyntax:
                return true;
            case ListValueSyntax list:
                foreach (var item in list.Items)
                {
                    if (HasVariable(item))
                    {
                        return true;
                    }
                }

                return false;
            case ObjectValueSyntax fields:
                foreach (var field in fields.Fields)
                {
                    if (HasVariable(field.Value))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private double OfInput(InputValueDefinition input, ValueSyntax? value, in CostInputs inputs)
    {
        if (value is VariableSyntax variable)
        {
            if (inputs.TryGetJson(variable.Name.Value, out var json))
            {
                return OfJson(input, json);
            }

            // A variable without a value counts as if the argument were left out.
            value = inputs.DefaultOf(variable.Name.Value);
        }

        value ??= input.DefaultLiteral;
        return value is null or NullValueSyntax ? 0 : weights.OfInput(input) + OfFields(value, input.Type.NamedType, inputs);
    }

    private double OfFields(ValueSyntax value, NamedType type, in CostInputs inputs)
    {
        if (type is not InputObjectType known)
        {
            return 0;
        }

        var sum = 0.0;
        switch (value)
        {
            case ListValueSyntax list:
                foreach (var item in list.Items)
                {
                    sum += OfFields(item, type, inputs);
                }

                break;
            case ObjectValueSyntax fields:
                foreach (var field in known.Fields)
                {
                    sum += OfInput(field, Find(fields, field.Name), inputs);
                }

                break;
            case VariableSyntax variable when inputs.TryGetJson(variable.Name.Value, out var json):
                sum = OfFields(json, known);
                break;
            case VariableSyntax variable when inputs.DefaultOf(variable.Name.Value) is { } byDefault:
                sum = OfFields(byDefault, type, inputs);
                break;
        }

        return OperationCost.Saturate(sum);
    }

    private double OfJson(InputValueDefinition input, JsonElement json) => json.ValueKind == JsonValueKind.Null
        ? 0
        : weights.OfInput(input) + (input.Type.NamedType is InputObjectType type ? OfFields(json, type) : 0);

    private double OfFields(JsonElement json, InputObjectType type)
    {
        var sum = 0.0;
        switch (json.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    sum += OfFields(item, type);
                }

                break;
            case JsonValueKind.Object:
                foreach (var field in type.Fields)
                {
                    sum += json.TryGetProperty(field.Name, out var value)
                        ? OfJson(field, value)
                        : OfInput(field, value: null, default);
                }

                break;
        }

        return OperationCost.Saturate(sum);
    }

    private static ValueSyntax? Find(ObjectValueSyntax fields, string name)
    {
        foreach (var field in fields.Fields)
        {
            if (field.Name.Value == name)
            {
                return field.Value;
            }
        }

        return null;
    }
}
