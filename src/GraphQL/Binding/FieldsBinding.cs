using System.Linq.Expressions;
using System.Reflection;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>Gives every field of an object type its resolver: what was bound, or the property of its name.</summary>
internal sealed class FieldsBinding(BindingSession session, InputBinding inputs, WriterFactory writers)
{
    private readonly MethodBinding methods = new(session, inputs);

    /// <summary>Binds the fields of a type, or tells why it cannot.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bindings">What was said about it; null when nothing was.</param>
    public void Bind(ObjectType type, ObjectBindings? bindings)
    {
        var at = type.Syntax.FirstOrDefault();
        if (bindings is null)
        {
            session.Fault(at, $"Type {type.Name} is not bound to a CLR type.");
            return;
        }

        var names = bindings.Fields.Keys.Concat(bindings.Methods.Keys).Concat(bindings.Sources.Keys);
        foreach (var name in names.Where(name => type.Fields.Find(name) is null))
        {
            session.Fault(at, $"Type {type.Name} has no field \"{name}\", but a resolver is bound to it.");
        }

        foreach (var name in bindings.Twice)
        {
            session.Fault(type.Fields.Find(name)?.Syntax, $"{type.Name}.{name} is bound twice.");
        }

        foreach (var field in type.Fields)
        {
            var place = $"{type.Name}.{field.Name}";
            var binding = type == session.Schema.SubscriptionType || bindings.Sources.ContainsKey(field.Name)
                ? BindEvents(type, field, place, bindings)
                : BindingOf(field, place, bindings);
            if (binding is null)
            {
                continue;
            }

            CheckArguments(field, place, binding);
            if (writers.Make(field.Type, binding.WrittenType, place, field.Syntax) is { } writer)
            {
                field.Resolver = binding.Make(writer);
            }
        }
    }

    private FieldBinding? BindEvents(ObjectType type, FieldDefinition field, string place, ObjectBindings bindings)
    {
        if (!bindings.Sources.TryGetValue(field.Name, out var events) || type != session.Schema.SubscriptionType)
        {
            session.Fault(
                field.Syntax,
                type == session.Schema.SubscriptionType
                    ? $"{place} has no source of events: bind it by Subscribe."
                    : $"{place} has a source of events, but only fields of the subscription root can have one.");
            return null;
        }

        if (methods.Bind(field, place, events.Source, typeof(object)) is not { } source)
        {
            return null;
        }

        if (source.EventType is not { } eventType)
        {
            session.Fault(
                field.Syntax,
                $"The source of {place} gives {Names.Of(source.ValueType)}, which is no IAsyncEnumerable.");
            return null;
        }

        field.EventSource = source.MakeSource();
        return events.Resolve is null
            ? FieldBinding.Itself(eventType)
            : methods.Bind(field, place, events.Resolve, eventType, needsAllArguments: false);
    }

    private FieldBinding? BindingOf(FieldDefinition field, string place, ObjectBindings bindings)
    {
        if (bindings.Fields.TryGetValue(field.Name, out var bound))
        {
            return bound;
        }

        if (bindings.Methods.TryGetValue(field.Name, out var method))
        {
            return methods.Bind(field, place, method.Resolve, method.ParentType);
        }

        if (PropertyOf(bindings.ClrType, field.Name) is { } property)
        {
            return OfProperty(bindings.ClrType, property);
        }

        session.Fault(
            field.Syntax,
            bindings.ClrType == typeof(object)
                ? $"{place} has no resolver."
                : $"{place} has no resolver, and {Names.Of(bindings.ClrType)} has no property "
                    + $"{Names.Pascal(field.Name)}.");
        return null;
    }

    private void CheckArguments(FieldDefinition field, string place, FieldBinding binding)
    {
        if (binding.TakesContext)
        {
            return;
        }

        foreach (var argument in field.Arguments)
        {
            session.Fault(
                argument.Syntax,
                $"Argument \"{argument.Name}\" of {place} has no parameter in its resolver.");
        }
    }

    private static PropertyInfo? PropertyOf(Type clrType, string fieldName)
    {
        var types = clrType.IsInterface ? clrType.GetInterfaces().Prepend(clrType) : [clrType];
        return types
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .FirstOrDefault(property => property.CanRead
                && property.GetIndexParameters().Length == 0
                && Names.Match(fieldName, property.Name));
    }

    private static FieldBinding OfProperty(Type clrType, PropertyInfo property)
    {
        var type = typeof(Func<,>).MakeGenericType(clrType, property.PropertyType);
        if (!clrType.IsValueType)
        {
            return new FieldBinding(property.GetMethod!.CreateDelegate(type), clrType, property.PropertyType, false);
        }

        // The getter of a struct takes it by reference, which no Func does.
        var parent = Expression.Parameter(clrType, "parent");
        var get = Expression.Lambda(type, Expression.Property(parent, property), parent).Compile();
        return new FieldBinding(get, clrType, property.PropertyType, false);
    }
}
