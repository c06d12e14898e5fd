using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Writes an object whose type the schema fixes.</summary>
internal sealed class ObjectWriter<T>(ObjectType type, bool isNonNull) : ValueWriter<T>(isNonNull)
{
    public override bool Write(PlannedField field, T value, ExecutionState state)
    {
        object? item = value;
        if (item is null)
        {
            return WriteNull(field, state);
        }

        if (IsNonNull)
        {
            return state.WriteObject(field.SelectionOn(type), item);
        }

        state.OpenFrame();
        return state.CloseFrame(state.WriteObject(field.SelectionOn(type), item));
    }
}

/// <summary>Writes an object of an interface or a union: its own type is found from the value.</summary>
internal sealed class AbstractWriter<T>(TypeResolution types, bool isNonNull) : ValueWriter<T>(isNonNull)
{
    public override bool Write(PlannedField field, T value, ExecutionState state)
    {
        object? item = value;
        if (item is null)
        {
            return WriteNull(field, state);
        }

        var type = types.TypeOf(item);
        if (IsNonNull)
        {
            return state.WriteObject(field.SelectionOn(type), item);
        }

        state.OpenFrame();
        return state.CloseFrame(state.WriteObject(field.SelectionOn(type), item));
    }
}
