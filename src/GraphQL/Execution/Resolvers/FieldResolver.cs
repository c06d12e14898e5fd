using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Resolvers;

/// <summary>Gives the value of a field and writes it: ExecuteField of section 6.4 of the specification.</summary>
/// <remarks>
/// A binder makes one per field with the CLR types known, so that no value is boxed and no task is made on the way
/// from a resolver to the response.
/// </remarks>
internal abstract class FieldResolver
{
    /// <summary>Whether it only reads a value that its parent has.</summary>
    public virtual bool IsPlain => false;

    /// <summary>Writes the value of the field of a parent, or leaves a hole for it.</summary>
    /// <returns>False when null must stand where the parent is: the error is already recorded.</returns>
    /// <remarks>Whatever a resolver throws comes through; the caller makes an error of it.</remarks>
    public abstract bool Resolve(PlannedField field, object? parent, ExecutionState state);

    /// <summary>The resolver a field has: bound, or its own synchronous one.</summary>
    /// <exception cref="InvalidOperationException">The field has none: the schema was not bound.</exception>
    public static FieldResolver Of(FieldDefinition definition, ObjectType parentType)
    {
        if (definition.Resolver is FieldResolver bound)
        {
            return bound;
        }

        if (definition.Name == ExecutableSchema.TypeNameField)
        {
            return new TypeNameField(parentType);
        }

        return definition.SyncResolver is null
            ? throw new InvalidOperationException($"{parentType.Name}.{definition.Name} has no resolver.")
            : new DictionaryField(definition);
    }
}

/// <summary>The parent of a field as the type that its resolver takes.</summary>
internal static class Parent
{
    /// <summary>The same object, not looked at again.</summary>
    /// <remarks>
    /// Whoever has an object written knows that it is of the type bound to it: the writers by their own type, what is
    /// dynamic by <see cref="ExecutableSchema.EnsureFits"/>. A cast in code that several types share would be a call
    /// for each field.
    /// </remarks>
    public static T As<T>(object? parent) => typeof(T).IsValueType ? (T)parent! : Unsafe.As<object?, T>(ref parent);
}

/// <summary>A field that a delegate answers at once from its parent.</summary>
internal sealed class SyncField<TParent, TResult>(Func<TParent, TResult> resolve, ValueWriter<TResult> writer)
    : FieldResolver
{
    public override bool IsPlain => true;

    public override bool Resolve(PlannedField field, object? parent, ExecutionState state) =>
        writer.Write(field, resolve(Parent.As<TParent>(parent)), state);
}

/// <summary>A string that a delegate answers at once from its parent: what most fields are, with one step less.</summary>
internal sealed class TextField<TParent>(Func<TParent, string?> resolve, TextLeafWriter writer) : FieldResolver
{
    public override bool IsPlain => true;

    public override bool Resolve(PlannedField field, object? parent, ExecutionState state) =>
        writer.Write(field, resolve(Parent.As<TParent>(parent)), state);
}

/// <summary>A field that a delegate answers at once from its parent and the request.</summary>
internal sealed class ContextField<TParent, TResult>(
    Func<TParent, ResolverContext, TResult> resolve,
    ValueWriter<TResult> writer) : FieldResolver
{
    public override bool Resolve(PlannedField field, object? parent, ExecutionState state) =>
        writer.Write(field, resolve(Parent.As<TParent>(parent), state.ContextOf(field)), state);
}

/// <summary>A field that a delegate may answer later.</summary>
internal sealed class AsyncField<TParent, TResult>(
    Func<TParent, ResolverContext, ValueTask<TResult>> resolve,
    ValueWriter<TResult> writer) : FieldResolver
{
    public override bool Resolve(PlannedField field, object? parent, ExecutionState state)
    {
        var answer = resolve(Parent.As<TParent>(parent), state.ContextOf(field));
        if (answer.IsCompleted)
        {
            return writer.Write(field, answer.Taken(), state);
        }

        PendingField<TResult>.Begin(field, answer, writer, state);
        return true;
    }
}

/// <summary>A field that carries its own untyped resolver, as introspection fields do.</summary>
internal sealed class DictionaryField(FieldDefinition definition) : FieldResolver
{
    private readonly DynamicWriter<object?> writer = new(definition.Type);

    public override bool IsPlain => true;

    public override bool Resolve(PlannedField field, object? parent, ExecutionState state) =>
        writer.Write(field, definition.SyncResolver!(parent, state.ArgumentsOf(field).Values), state);
}

/// <summary><c>__typename</c>.</summary>
internal sealed class TypeNameField(ObjectType type) : FieldResolver
{
    private readonly byte[] text = System.Text.Encoding.UTF8.GetBytes($"\"{type.Name}\"");

    public override bool IsPlain => true;

    public override bool Resolve(PlannedField field, object? parent, ExecutionState state)
    {
        state.Output.Raw(text);
        return true;
    }
}
