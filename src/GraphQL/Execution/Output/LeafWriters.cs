using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>How values of one CLR type read as one scalar.</summary>
/// <typeparam name="T">The CLR type.</typeparam>
internal interface ILeafFormat<in T>
{
    /// <summary>Writes the value; or writes nothing and returns what is wrong with it.</summary>
    static abstract string? Write(T value, JsonBuffer output);
}

/// <summary>Writes a leaf of a value type that is always there.</summary>
internal sealed class LeafWriter<T, TFormat>(bool isNonNull) : ValueWriter<T>(isNonNull)
    where T : struct
    where TFormat : struct, ILeafFormat<T>
{
    public override bool Write(PlannedField field, T value, ExecutionState state) =>
        TFormat.Write(value, state.Output) is not { } problem || WriteInvalid(field, problem, state);
}

/// <summary>Writes a leaf of a value type that may be missing.</summary>
internal sealed class NullableLeafWriter<T, TFormat>(bool isNonNull) : ValueWriter<T?>(isNonNull)
    where T : struct
    where TFormat : struct, ILeafFormat<T>
{
    public override bool Write(PlannedField field, T? value, ExecutionState state)
    {
        if (value is not { } present)
        {
            return WriteNull(field, state);
        }

        return TFormat.Write(present, state.Output) is not { } problem || WriteInvalid(field, problem, state);
    }
}

/// <summary>Writes a string as String or ID.</summary>
internal sealed class TextLeafWriter(bool isNonNull) : ValueWriter<string?>(isNonNull)
{
    public override bool Write(PlannedField field, string? value, ExecutionState state)
    {
        if (value is null)
        {
            return WriteNull(field, state);
        }

        state.Output.String(value);
        return true;
    }
}

/// <summary>Int from what always fits it; Long.</summary>
internal readonly struct IntegerFormat : ILeafFormat<int>, ILeafFormat<short>, ILeafFormat<byte>, ILeafFormat<long>
{
    public static string? Write(int value, JsonBuffer output) => Write((long)value, output);

    public static string? Write(short value, JsonBuffer output) => Write((long)value, output);

    public static string? Write(byte value, JsonBuffer output) => Write((long)value, output);

    public static string? Write(long value, JsonBuffer output)
    {
        output.Integer(value);
        return null;
    }
}

/// <summary>Int from what may be too large for it.</summary>
internal readonly struct Int32Format : ILeafFormat<long>
{
    public static string? Write(long value, JsonBuffer output)
    {
        if (value is < int.MinValue or > int.MaxValue)
        {
            return FormattableString.Invariant($"Int cannot represent non 32-bit signed integer value: {value}");
        }

        output.Integer(value);
        return null;
    }
}

/// <summary>Float. What is not finite has no JSON.</summary>
internal readonly struct FloatFormat
    : ILeafFormat<double>, ILeafFormat<float>, ILeafFormat<decimal>, ILeafFormat<int>, ILeafFormat<long>
{
    public static string? Write(double value, JsonBuffer output)
    {
        if (!double.IsFinite(value))
        {
            return FormattableString.Invariant($"Float cannot represent non numeric value: {value}");
        }

        output.Float(value);
        return null;
    }

    public static string? Write(float value, JsonBuffer output)
    {
        if (!float.IsFinite(value))
        {
            return Write((double)value, output);
        }

        output.Formatted(value, default, quoted: false);
        return null;
    }

    public static string? Write(decimal value, JsonBuffer output)
    {
        output.Formatted(value, default, quoted: false);
        return null;
    }

    public static string? Write(int value, JsonBuffer output) => IntegerFormat.Write(value, output);

    public static string? Write(long value, JsonBuffer output) => IntegerFormat.Write(value, output);
}

/// <summary>Boolean.</summary>
internal readonly struct BooleanFormat : ILeafFormat<bool>
{
    public static string? Write(bool value, JsonBuffer output)
    {
        output.Boolean(value);
        return null;
    }
}

/// <summary>ID from a number or a Guid; UUID.</summary>
internal readonly struct IdFormat : ILeafFormat<int>, ILeafFormat<long>, ILeafFormat<Guid>
{
    public static string? Write(int value, JsonBuffer output) => Write((long)value, output);

    public static string? Write(long value, JsonBuffer output)
    {
        output.Formatted(value, default, quoted: true);
        return null;
    }

    public static string? Write(Guid value, JsonBuffer output)
    {
        output.Formatted(value, "D", quoted: true);
        return null;
    }
}

/// <summary>Date as yyyy-MM-dd.</summary>
internal readonly struct DateFormat : ILeafFormat<DateOnly>
{
    public static string? Write(DateOnly value, JsonBuffer output)
    {
        output.Formatted(value, "O", quoted: true);
        return null;
    }
}

/// <summary>DateTime in UTC, with as many digits of a second as it has.</summary>
internal readonly struct DateTimeFormat : ILeafFormat<DateTimeOffset>
{
    /// <summary>RFC 3339 with the zone Z.</summary>
    public const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static string? Write(DateTimeOffset value, JsonBuffer output)
    {
        output.Formatted(value.UtcDateTime, Pattern, quoted: true);
        return null;
    }
}
