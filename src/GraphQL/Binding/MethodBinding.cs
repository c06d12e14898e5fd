using System.Linq.Expressions;
using System.Reflection;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// Fits a method's parameters to what a field can give: parent, arguments, loaders, services, the request.
/// </summary>
internal sealed class MethodBinding(BindingSession session, InputBinding inputs)
{
    /// <summary>The binding; null when a parameter does not fit, which is then a fault.</summary>
    /// <param name="field">The field that the method answers.</param>
    /// <param name="place">What to call the field in a message.</param>
    /// <param name="method">The method.</param>
    /// <param name="parentType">The CLR type of the parent.</param>
    /// <param name="needsAllArguments">Whether an argument without a parameter is a fault.</param>
    public FieldBinding? Bind(
        FieldDefinition field,
        string place,
        Delegate method,
        Type parentType,
        bool needsAllArguments = true)
    {
        var invoke = method.GetType().GetMethod("Invoke")!;
        var parameters = method.Method.GetParameters() is { } named && named.Length == invoke.GetParameters().Length
            ? named
            : invoke.GetParameters();
        var parent = Expression.Parameter(parentType, "parent");
        var context = Expression.Parameter(typeof(ResolverContext), "context");
        var faultsBefore = session.Faults.Count;
        var taken = new HashSet<string>();
        var values = parameters.Select(each => ValueOf(field, place, each, parent, context, taken)).ToArray();
        if (needsAllArguments)
        {
            CheckAllTaken(field, place, parameters, taken);
        }

        if (session.Faults.Count > faultsBefore)
        {
            return null;
        }

        var given = invoke.ReturnType;
        var type = typeof(Func<,,>).MakeGenericType(parentType, typeof(ResolverContext), given);
        var call = Expression.Invoke(Expression.Constant(method), values!);
        return new FieldBinding(Expression.Lambda(type, call, parent, context).Compile(), parentType, given, true);
    }

    private void CheckAllTaken(FieldDefinition field, string place, ParameterInfo[] parameters, HashSet<string> taken)
    {
        if (parameters.Any(each => each.ParameterType == typeof(ResolverContext)))
        {
            return; // It may read any argument there.
        }

        foreach (var argument in field.Arguments)
        {
            if (!taken.Contains(argument.Name))
            {
                session.Fault(
                    argument.Syntax,
                    $"Argument \"{argument.Name}\" of {place} has no parameter in its resolver.");
            }
        }
    }

    private Expression? ValueOf(
        FieldDefinition field,
        string place,
        ParameterInfo parameter,
        ParameterExpression parent,
        ParameterExpression context,
        HashSet<string> taken)
    {
        var type = parameter.ParameterType;
        if (type == typeof(ResolverContext))
        {
            return context;
        }

        if (type == typeof(CancellationToken))
        {
            return Expression.Property(context, nameof(ResolverContext.Cancel));
        }

        if (field.Arguments.FirstOrDefault(each => Names.Match(each.Name, parameter.Name!)) is { } argument)
        {
            taken.Add(argument.Name);
            inputs.Check(argument, type, parameter.HasDefaultValue, $"Argument \"{argument.Name}\" of {place}");
            return ArgumentValue(argument.Name, parameter, context);
        }

        if (type.IsAssignableFrom(parent.Type) && type != typeof(object))
        {
            return type == parent.Type ? parent : Expression.Convert(parent, type);
        }

        if (typeof(DataLoader).IsAssignableFrom(type))
        {
            return Expression.Call(context, nameof(ResolverContext.Loader), [type]);
        }

        var isData = type.IsValueType || type == typeof(string) || type == typeof(object);
        if (isData || ClrValue.ItemTypeOf(type) is not null)
        {
            session.Fault(
                field.Syntax,
                $"Parameter \"{parameter.Name}\" of the resolver of {place} is none of its arguments.");
            return null;
        }

        return Expression.Call(context, nameof(ResolverContext.Service), [type]);
    }

    private static MethodCallExpression ArgumentValue(string name, ParameterInfo parameter, ParameterExpression context)
    {
        var type = parameter.ParameterType;
        if (!parameter.HasDefaultValue || parameter.DefaultValue is null)
        {
            return Expression.Call(context, nameof(ResolverContext.Argument), [type], Expression.Constant(name));
        }

        // Absent or null: the parameter's own default, as a call in C# would have it.
        var read = typeof(MethodBinding).GetMethod(nameof(ReadOr), BindingFlags.Static | BindingFlags.NonPublic)!;
        return Expression.Call(
            read.MakeGenericMethod(type),
            context,
            Expression.Constant(name),
            Expression.Constant(parameter.DefaultValue, type));
    }

    private static T ReadOr<T>(ResolverContext context, string name, T fallback) =>
        context.Argument<object?>(name) is null ? fallback : context.Argument<T>(name);
}
