using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Resolvers;
using NetworkLens.GraphQL.Execution.Subscriptions;

namespace NetworkLens.GraphQL.Binding;

/// <summary>Code that answers one field of one type.</summary>
/// <param name="resolve">The delegate, which may give a task.</param>
/// <param name="parentType">Its first parameter's type.</param>
/// <param name="givenType">What it gives, task included.</param>
/// <param name="takesContext">Whether it reads the request, and with it perhaps arguments.</param>
internal sealed class FieldBinding(Delegate resolve, Type parentType, Type givenType, bool takesContext)
{
    /// <summary>Whether it may read arguments.</summary>
    public bool TakesContext => takesContext;

    /// <summary>The type of the value it gives, now or later.</summary>
    public Type ValueType { get; } = TaskItemOf(givenType) ?? givenType;

    /// <summary>The type of the value as it is written: items collected of an asynchronous sequence, or the value.</summary>
    public Type WrittenType => IsSequence ? typeof(AsyncItems<>).MakeGenericType(EventType!) : ValueType;

    /// <summary>Makes the resolver.</summary>
    /// <param name="writer">A writer of <see cref="WrittenType"/>.</param>
    public FieldResolver Make(object writer)
    {
        if (IsSequence)
        {
            var sequence = typeof(AsyncSequenceField<,,>).MakeGenericType(parentType, ValueType, EventType!);
            return (FieldResolver)Activator.CreateInstance(sequence, Later(), writer)!;
        }

        if (!takesContext && givenType == typeof(string) && writer is TextLeafWriter text)
        {
            return (FieldResolver)Activator.CreateInstance(typeof(TextField<>).MakeGenericType(parentType), resolve, text)!;
        }

        if (TaskItemOf(givenType) is null)
        {
            var kind = takesContext ? typeof(ContextField<,>) : typeof(SyncField<,>);
            var now = kind.MakeGenericType(parentType, ValueType);
            return (FieldResolver)Activator.CreateInstance(now, resolve, writer)!;
        }

        var async = typeof(AsyncField<,>).MakeGenericType(parentType, ValueType);
        return (FieldResolver)Activator.CreateInstance(async, Later(), writer)!;
    }

    /// <summary>The source of a subscription's events; null when what the delegate gives is no sequence of them.</summary>
    public EventSource? MakeSource()
    {
        if (EventType is null)
        {
            return null;
        }

        var source = typeof(EventSource<,>).MakeGenericType(ValueType, EventType);
        return (EventSource)Activator.CreateInstance(source, Later())!;
    }

    /// <summary>The type of the items when the value is an asynchronous sequence; else null.</summary>
    public Type? EventType => ValueType.GetInterfaces().Prepend(ValueType)
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        ?.GetGenericArguments()[0];

    private bool IsSequence => EventType is not null && !ValueType.IsAssignableTo(typeof(System.Collections.IEnumerable));

    /// <summary>A binding that gives the parent itself.</summary>
    public static FieldBinding Itself(Type type)
    {
        var make = typeof(FieldBinding).GetMethod(
            nameof(GiveParent),
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        return new FieldBinding((Delegate)make.MakeGenericMethod(type).Invoke(null, [])!, type, type, takesContext: true);
    }

    private static Func<T, ResolverContext, T> GiveParent<T>() => (parent, _) => parent;

    private object Later()
    {
        var adapt = typeof(FieldBinding).GetMethod(
            nameof(ToValueTask),
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        return adapt.MakeGenericMethod(parentType, ValueType).Invoke(null, [resolve])!;
    }

    private static Func<TParent, ResolverContext, ValueTask<T>> ToValueTask<TParent, T>(Delegate resolve) =>
        resolve switch
        {
            Func<TParent, ResolverContext, ValueTask<T>> ready => ready,
            Func<TParent, ResolverContext, Task<T>> task =>
                (parent, context) => new ValueTask<T>(task(parent, context)),
            Func<TParent, ResolverContext, T> now => (parent, context) => new ValueTask<T>(now(parent, context)),
            Func<TParent, ValueTask<T>> plain => (parent, _) => plain(parent),
            Func<TParent, Task<T>> plain => (parent, _) => new ValueTask<T>(plain(parent)),
            Func<TParent, T> value => (parent, _) => new ValueTask<T>(value(parent)),
            _ => throw new ArgumentException($"{resolve.GetType()} does not give a task.", nameof(resolve)),
        };

    /// <summary>What a task gives; null when the type is no task.</summary>
    internal static Type? TaskItemOf(Type type)
    {
        if (!type.IsGenericType)
        {
            return null;
        }

        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Task<>) || definition == typeof(ValueTask<>) ? type.GetGenericArguments()[0] : null;
    }
}
