using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>
/// Writes resolved values of one CLR type as one GraphQL type: CompleteValue of section 6.4.3 of the specification.
/// </summary>
/// <typeparam name="T">What the resolver gives.</typeparam>
/// <param name="isNonNull">Whether the GraphQL type excludes null.</param>
internal abstract class ValueWriter<T>(bool isNonNull)
{
    /// <summary>Whether the GraphQL type excludes null.</summary>
    public bool IsNonNull => isNonNull;

    /// <summary>Writes a value, or null in its place together with an error.</summary>
    /// <returns>
    /// False when the type excludes null and there is no value: the error is recorded, what was written in part is the
    /// caller's to take back.
    /// </returns>
    public abstract bool Write(PlannedField field, T value, ExecutionState state);

    /// <summary>Writes null, or records that null may not stand here.</summary>
    protected bool WriteNull(PlannedField field, ExecutionState state)
    {
        if (isNonNull)
        {
            state.Errors.AddNull(field);
            return false;
        }

        state.Output.Null();
        return true;
    }

    /// <summary>Records that the value cannot be represented and writes null if that may stand here.</summary>
    protected bool WriteInvalid(PlannedField field, string problem, ExecutionState state)
    {
        state.Errors.Add(field, problem, ExecutionErrorCodes.InvalidValue);
        if (isNonNull)
        {
            return false;
        }

        state.Output.Null();
        return true;
    }
}
