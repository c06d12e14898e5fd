using System.Globalization;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Execution.Resolvers;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>What has been collected of an asynchronous sequence.</summary>
internal abstract class AsyncItems
{
    /// <summary>Gives back the rest of the sequence, if it is held, and what was reserved. Safe from any thread.</summary>
    public abstract void Close();
}

/// <summary>Items collected of an asynchronous sequence: all, or the first ones of a list that is streamed.</summary>
/// <param name="items">The items.</param>
/// <param name="rest">Where further ones come from; null when these are all.</param>
/// <param name="delivery">Where the list counts as something to wait for, since it was to be streamed; null when it was not.</param>
internal sealed class AsyncItems<T>(List<T> items, IAsyncEnumerator<T>? rest, IncrementalDelivery? delivery) : AsyncItems
{
    /// <summary>The items.</summary>
    public List<T> Items => items;

    /// <summary>Where further ones come from; null when these are all.</summary>
    public IAsyncEnumerator<T>? Rest => rest;

    public override void Close()
    {
        delivery?.Free(1);
        if (rest is not null)
        {
            new LateItems<T>(rest).Close(step: null);
        }
    }

    /// <summary>Collects items; null for no sequence.</summary>
    /// <param name="sequence">The sequence to come, or null.</param>
    /// <param name="atOnce">How many to collect of a list that is streamed; null for all.</param>
    /// <param name="most">How many may be collected.</param>
    /// <param name="delivery">Where a place is reserved for the list, which is given back if there is nothing to stream; or null.</param>
    /// <param name="cancel">Cancelled when nobody waits for them.</param>
    /// <exception cref="GraphQLException">There are more than may be collected.</exception>
    public static async ValueTask<AsyncItems<T>?> CollectAsync<TSequence>(
        ValueTask<TSequence> sequence,
        int? atOnce,
        int most,
        IncrementalDelivery? delivery,
        CancellationToken cancel)
        where TSequence : IAsyncEnumerable<T>
    {
        AsyncItems<T>? collected = null;
        try
        {
            if (await sequence is { } items)
            {
                collected = await CollectAsync(items, atOnce, most, delivery, cancel);
            }

            return collected;
        }
        finally
        {
            if (collected is null)
            {
                delivery?.Free(1);
            }
        }
    }

    private static async ValueTask<AsyncItems<T>> CollectAsync(
        IAsyncEnumerable<T> sequence,
        int? atOnce,
        int most,
        IncrementalDelivery? delivery,
        CancellationToken cancel)
    {
        var enumerator = sequence.GetAsyncEnumerator(cancel);
        var items = new List<T>();
        var isKept = false;
        try
        {
            while (items.Count != atOnce)
            {
                if (!await enumerator.MoveNextAsync())
                {
                    return new AsyncItems<T>(items, rest: null, delivery);
                }

                if (items.Count == most)
                {
                    throw TooMany(most);
                }

                items.Add(enumerator.Current);
            }

            cancel.ThrowIfCancellationRequested();
            isKept = true;
            return new AsyncItems<T>(items, enumerator, delivery);
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
        // Taken here, on the loop: what runs later may not look at the execution. Reserved last: what comes before may throw.
        int? atOnce = field.Stream is { } stream && state.MayStream(field) ? stream.InitialCount(state.Variables) : null;
        var sequence = resolve((TParent)parent!, state.ContextOf(field));
        var delivery = atOnce is not null && state.Incremental!.TryReserve(1) ? state.Incremental : null;
        var answer = AsyncItems<TItem>.CollectAsync(
            sequence, delivery is null ? null : atOnce, state.Options.MaxCollectedItems, delivery, state.Cancel);
        if (answer.IsCompleted)
        {
            return writer.Write(field, answer.Taken(), state);
        }

        PendingField<AsyncItems<TItem>?>.Begin(field, answer, writer, state);
        return true;
    }
}

/// <summary>Writes what has been collected of an asynchronous sequence, and leaves the rest for later.</summary>
internal sealed class AsyncItemsWriter<TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ListWriter<AsyncItems<TItem>?, TItem>(item, isNonNull)
{
    protected override bool WriteItems(PlannedField field, AsyncItems<TItem>? value, ExecutionState state)
    {
        if (value!.Rest is { } rest)
        {
            state.NoteStream(new StreamedList<TItem>(
                state.Incremental!, field, state.PlaceOfList(field), Item, new LateItems<TItem>(rest), value.Items.Count));
        }
        else
        {
            value.Close();
        }

        return WriteSpan(field, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(value.Items), state);
    }
}
