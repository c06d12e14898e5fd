using System.Reflection;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>Binds input types to CLR types, and checks that every value a client may send has a place to go.</summary>
internal sealed class InputBinding(BindingSession session)
{
    /// <summary>
    /// Makes values of an input object type records: each field by the constructor parameter of its name.
    /// </summary>
    /// <returns>False when the type stands for another CLR type already.</returns>
    public bool Bind(InputObjectType type, Type clrType)
    {
        if (type.Binding is Type bound)
        {
            return bound == clrType;
        }

        type.Binding = clrType;
        var at = type.Syntax.FirstOrDefault();
        var constructor = clrType.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        if (constructor is null || constructor.GetParameters().Length == 0)
        {
            session.Fault(at, $"Input {type.Name}: {Names.Of(clrType)} has no public constructor with parameters.");
            return true;
        }

        var parameters = constructor.GetParameters();
        foreach (var field in type.Fields)
        {
            if (Array.Find(parameters, parameter => Names.Match(field.Name, parameter.Name!)) is { } parameter)
            {
                Check(field, parameter.ParameterType, parameter.HasDefaultValue, $"{type.Name}.{field.Name}");
            }
            else
            {
                session.Fault(
                    field.Syntax,
                    $"Input field {type.Name}.{field.Name} has no parameter in the constructor of "
                    + $"{Names.Of(clrType)}.");
            }
        }

        foreach (var parameter in parameters)
        {
            if (!parameter.HasDefaultValue && !type.Fields.Any(field => Names.Match(field.Name, parameter.Name!)))
            {
                session.Fault(
                    at,
                    $"Input {type.Name} has no field for parameter \"{parameter.Name}\" of {Names.Of(clrType)}.");
            }
        }

        type.Construct = Constructor(type, constructor);
        return true;
    }

    /// <summary>Checks that a CLR type can hold whatever a client may send for an argument or input field.</summary>
    /// <param name="input">The argument or field.</param>
    /// <param name="clrType">What the code takes.</param>
    /// <param name="hasDefault">Whether the code has a default for what is absent or null.</param>
    /// <param name="place">What to call it in a message.</param>
    public void Check(InputValueDefinition input, Type clrType, bool hasDefault, string place)
    {
        var given = Optional.ItemOf(clrType) ?? clrType;
        var isStruct = given.IsValueType
            && Nullable.GetUnderlyingType(given) is null
            && ClrValue.ItemTypeOf(given) is null;
        if (!input.Type.IsNonNull && isStruct && !hasDefault)
        {
            session.Fault(
                input.Syntax,
                $"{place} is {input.Type}, which may be null, but the code takes {Names.Of(clrType)}: "
                + $"take {Names.Of(given)}? or give the parameter a default.");
        }
        else if (!Fits(input.Type, given))
        {
            session.Fault(input.Syntax, $"{place} is {input.Type}, but the code takes {Names.Of(clrType)}.");
        }
    }

    private bool Fits(SchemaType type, Type clrType)
    {
        var plain = Nullable.GetUnderlyingType(clrType) ?? clrType;
        return plain == typeof(object) || type.Nullable switch
        {
            ListType list => ClrValue.ItemTypeOf(plain) is { } item && Fits(list.OfType, item),
            EnumType names => plain.IsEnum
                ? session.BindEnum(names, plain)
                : plain == typeof(string) && names.Binding is null,
            InputObjectType target => plain.IsAssignableFrom(typeof(Dictionary<string, object?>))
                || Bind(target, plain)
                || (target.Binding is Type bound && plain.IsAssignableFrom(bound)),
            ScalarType scalar => FitsScalar(scalar, plain),
            _ => false,
        };
    }

    private static bool FitsScalar(ScalarType scalar, Type plain) => scalar.Name switch
    {
        "Int" => ClrValue.CanWiden(typeof(int), plain),
        "Float" => ClrValue.CanWiden(typeof(double), plain),
        "String" or "ID" => plain == typeof(string),
        "Boolean" => plain == typeof(bool),
        _ => scalar.ClrType is null || scalar.ClrType == plain,
    };

    private static Func<Dictionary<string, object?>, Coerced> Constructor(
        InputObjectType type,
        ConstructorInfo constructor)
    {
        var invoker = ConstructorInvoker.Create(constructor);
        var parts = constructor.GetParameters()
            .Select(parameter => new Part(
                type.Fields.FirstOrDefault(field => Names.Match(field.Name, parameter.Name!))?.Name,
                parameter.ParameterType,
                DefaultOf(parameter)))
            .ToArray();
        return fields =>
        {
            var values = new object?[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                values[i] = parts[i].From(fields);
            }

            try
            {
                return Coerced.To(invoker.Invoke(values.AsSpan()));
            }
            catch (Exception thrown) when (Refusal(type, thrown) is { } problem)
            {
                return Coerced.Fail(problem);
            }
        };
    }

    // A constructor may refuse its values: in its own words, or in ours, as those of the CLR are for programmers.
    private static string? Refusal(InputObjectType type, Exception thrown) =>
        (thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown) switch
        {
            GraphQLException forClient => forClient.Message,
            ArgumentException => $"These values together do not make a valid \"{type.Name}\".",
            _ => null,
        };

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        var type = parameter.ParameterType;

        // An uninitialised Nullable<T> comes as a T: to say null, nothing must be made.
        return value is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)
            : value;
    }

    private sealed record Part(string? Field, Type ClrType, object? Default)
    {
        private readonly bool isOptional = Optional.ItemOf(ClrType) is not null;

        public object? From(Dictionary<string, object?> fields)
        {
            var isGiven = Field is not null && fields.ContainsKey(Field);
            var value = isGiven ? fields[Field!] : null;
            return isGiven && (value is not null || isOptional) ? ClrValue.Convert(value, ClrType) : Default;
        }
    }
}
