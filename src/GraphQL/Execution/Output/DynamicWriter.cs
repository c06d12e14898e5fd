using System.Collections;
using System.Globalization;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// Writes values whose form is known only when they are there: custom scalars, introspection, untyped resolvers.
/// </summary>
/// <remarks>Boxes what it writes; typed resolvers have writers of their own.</remarks>
internal sealed class DynamicWriter<T>(SchemaType type) : ValueWriter<T>(type.IsNonNull)
{
    private readonly SchemaType nullable = type.Nullable;
    private readonly DynamicWriter<object?>? item = type.Nullable is ListType list ? new(list.OfType) : null;

    public override bool Write(PlannedField field, T value, ExecutionState state)
    {
        object? present = value;
        return present is null ? WriteNull(field, state) : nullable switch
        {
            ScalarType scalar => WriteScalar(field, scalar, present, state),
            EnumType names => WriteEnum(field, names, present, state),
            _ => WriteFramed(field, present, state),
        };
    }

    private bool WriteFramed(PlannedField field, object value, ExecutionState state)
    {
        if (IsNonNull)
        {
            return WriteComposite(field, value, state);
        }

        state.OpenFrame();
        return state.CloseFrame(WriteComposite(field, value, state));
    }

    private bool WriteComposite(PlannedField field, object value, ExecutionState state)
    {
        if (item is not null)
        {
            return WriteList(field, value, state);
        }

        var target = nullable as ObjectType ?? state.Schema.TypesOf((NamedType)nullable).TypeOf(value);
        state.Schema.EnsureFits(target, value);
        return state.WriteObject(field.SelectionOn(target), value);
    }

    private bool WriteList(PlannedField field, object value, ExecutionState state)
    {
        if (value is string or not IEnumerable)
        {
            throw new InvalidOperationException(
                $"Expected Iterable, but did not find one for field \"{field.Coordinate}\".");
        }

        state.EnterList();
        state.Output.Byte((byte)'[');
        var i = 0;
        foreach (var each in (IEnumerable)value)
        {
            if (i > 0)
            {
                state.Output.Byte((byte)',');
            }

            state.AtIndex(i++);
            if (!item!.Write(field, each, state))
            {
                state.LeaveList();
                return false;
            }
        }

        state.Output.Byte((byte)']');
        state.LeaveList();
        return true;
    }

    private bool WriteEnum(PlannedField field, EnumType names, object value, ExecutionState state)
    {
        var found = names.FindByValue(value) ?? (value is string name ? names.Values.Find(name) : null);
        if (found is null)
        {
            return WriteInvalid(
                field,
                FormattableString.Invariant($"Enum \"{names.Name}\" cannot represent value: \"{value}\""),
                state);
        }

        state.Output.String(found.Name);
        return true;
    }

    private bool WriteScalar(PlannedField field, ScalarType scalar, object value, ExecutionState state)
    {
        var problem = scalar.Name switch
        {
            "Int" => BuiltInScalars.WriteInt(value, state.Output),
            "Float" => BuiltInScalars.WriteFloat(value, state.Output),
            "String" => BuiltInScalars.WriteString(value, state.Output),
            "Boolean" => BuiltInScalars.WriteBoolean(value, state.Output),
            "ID" => BuiltInScalars.WriteId(value, state.Output),
            _ => WriteCustom(scalar, value, state.Output),
        };
        return problem is null || WriteInvalid(field, problem, state);
    }

    private static string? WriteCustom(ScalarType scalar, object value, JsonBuffer output)
    {
        var coerced = scalar.ToOutput(value);
        if (!coerced.IsOk)
        {
            return coerced.Problem!.Length > 0
                ? coerced.Problem
                : string.Create(CultureInfo.InvariantCulture, $"{scalar.Name} cannot represent value: {value}");
        }

        var start = output.Length;
        var problem = JsonValues.Write(coerced.Value, output);
        if (problem is not null)
        {
            output.Length = start;
        }

        return problem;
    }
}
