using System.Globalization;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Resolvers;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>What has been collected of an asynchronous sequence.</summary>
internal abstract class AsyncItems
{
    /// <summary>Gives the rest of the sequence back, if it is held.</summary>
    public abstract void Close();
}

/// <summary>Items collected of an asynchronous sequence: all, or the first ones of a list that is streamed.</summary>
/// <param name="items">The items.</param>
/// <param name="rest">Where further ones come from; null when these are all.</param>
/// <param name="isReserved">Whether the list was to be streamed, and counts as something to wait for.</param>
internal sealed class AsyncItems<T>(List<T> items, IAsyncEnumerator<T>? rest, bool isReserved) : AsyncItems
{
    /// <summary>Whether the list was to be streamed, and counts as something to wait for.</summary>
    public bool IsReserved => isReserved;

    /// <summary>The items.</summary>
    public List<T> Items => items;

    /// <summary>Where further ones come from; null when these are all.</summary>
    public IAsyncEnumerator<T>? Rest => rest;

    public override void Close()
    {
        if (rest is not null)
        {
            new LateItems<T>(rest).Close(step: null);
        }
    }

    /// <summary>Collects items.</summary>
    /// <param name="sequence">The sequence, or null.</param>
    /// <param name="atOnce">How many to collect of a list that is streamed; null for all.</param>
    /// <param name="most">How many may be collected.</param>
    /// <param name="cancel">Cancelled when nobody waits for them.</param>
    /// <exception cref="GraphQLException">There are more than may be collected.</exception>
    public static async ValueTask<AsyncItems<T>?> CollectAsync(
        IAsyncEnumerable<T>? sequence,
        int? atOnce,
        int most,
        CancellationToken cancel)
    {
        if (sequence is null)
        {
            return null;
        }

        var enumerator = sequence.GetAsyncEnumerator(cancel);
        var items = new List<T>();
        var isKept = false;
        try
        {
            while (items.Count != atOnce)
            {
                if (!await enumerator.MoveNextAsync())
                {
                    return new AsyncItems<T>(items, rest: null, atOnce is not null);
                }

                if (items.Count == most)
                {
                    throw TooMany(most);
                }

                items.Add(enumerator.Current);
            }

            cancel.ThrowIfCancellationRequested();
            isKept = true;
            return new AsyncItems<T>(items, enumerator, isReserved: true);
        }
        finally
        {
            if (!isKept)
            {
                await enumerator.DisposeAsync();
            }
        }
    }

    private static GraphQLException TooMany(int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"The list has more than {most} items; ask for fewer, or @stream it."),
        ExecutionErrorCodes.ResponseTooLarge);
}

/// <summary>A field that a delegate answers by an asynchronous sequence: collected whole, or streamed.</summary>
internal sealed class AsyncSequenceField<TParent, TSequence, TItem>(
    Func<TParent, ResolverContext, ValueTask<TSequence>> resolve,
    ValueWriter<AsyncItems<TItem>?> writer) : FieldResolver
    where TSequence : IAsyncEnumerable<TItem>
{
    public override bool Resolve(PlannedField field, object? parent, ExecutionState state)
    {
        // Taken here, on the loop: what runs later may not look at the execution.
        var isStreamed = field.Stream is not null && state.CanStream(field);
        int? atOnce = isStreamed ? field.Stream!.InitialCount(state.Variables) : null;
        var sequence = resolve((TParent)parent!, state.ContextOf(field));
        var answer = CollectAsync(sequence, atOnce, state.Options.MaxCollectedItems, state.Cancel);
        if (answer.IsCompleted)
        {
            return writer.Write(field, answer.GetAwaiter().GetResult(), state);
        }

        PendingField<AsyncItems<TItem>?>.Begin(field, answer, writer, state);
        return true;
    }

    private static async ValueTask<AsyncItems<TItem>?> CollectAsync(
        ValueTask<TSequence> sequence,
        int? atOnce,
        int most,
        CancellationToken cancel) => await AsyncItems<TItem>.CollectAsync(await sequence, atOnce, most, cancel);
}

/// <summary>Writes what has been collected of an asynchronous sequence, and leaves the rest for later.</summary>
internal sealed class AsyncItemsWriter<TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ListWriter<AsyncItems<TItem>?, TItem>(item, isNonNull)
{
    protected override bool WriteItems(PlannedField field, AsyncItems<TItem>? value, ExecutionState state)
    {
        if (value!.Rest is { } rest)
        {
            var index = value.Items.Count;
            state.NoteStream(new StreamedList<TItem>(
                field, state.PlaceOfList(field), Item, new LateItems<TItem>(rest), index));
        }
        else if (value.IsReserved)
        {
            state.Incremental!.Free(1);
        }

        return WriteSpan(field, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(value.Items), state);
    }
}
