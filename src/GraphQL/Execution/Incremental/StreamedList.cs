using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>A list whose items come a few at a time, in their order.</summary>
/// <param name="field">Its field.</param>
/// <param name="place">Where the list is.</param>
internal abstract class StreamedList(PlannedField field, Place place) : DeliveryNode(field.Stream!.Label, place)
{
    /// <summary>Whether the delivery has taken note of it.</summary>
    public bool IsListed { get; set; }

    /// <summary>Begins to work on items, as many as may be under way at once.</summary>
    public abstract void Fill(IncrementalDelivery delivery);

    /// <summary>Delivers the items that are ready.</summary>
    public abstract void Deliver(DeliveryGraph graph, PayloadWriter payload);

    /// <summary>Gives back what it holds.</summary>
    public abstract void Close();
}

/// <summary>A streamed list of one CLR type.</summary>
/// <param name="field">Its field.</param>
/// <param name="place">Where the list is.</param>
/// <param name="writer">Writes an item.</param>
/// <param name="source">Where further items come from.</param>
/// <param name="nextIndex">The index of the next item.</param>
internal sealed class StreamedList<T>(
    PlannedField field,
    Place place,
    ValueWriter<T> writer,
    ItemSource<T> source,
    int nextIndex) : StreamedList(field, place)
{
    private readonly PlannedField streamed = field.Streamed;
    private readonly Queue<Item> items = new();
    private IReadOnlyList<GraphQLError>? failure;
    private Task<bool>? step;
    private int index = nextIndex;
    private bool isExhausted;
    private bool isClosed;

    public override void Fill(IncrementalDelivery delivery)
    {
        if (IsOver)
        {
            return;
        }

        while (!isExhausted && items.Count < delivery.MaxItems)
        {
            try
            {
                step ??= Step(delivery.Root);
                if (!step.IsCompleted)
                {
                    return;
                }

                isExhausted = !step.GetAwaiter().GetResult();
                step = null;
                if (!isExhausted)
                {
                    items.Enqueue(Begin(source.Current, delivery.Root));
                }
            }
            catch (Exception problem) when (!delivery.Root.EndsRequest(problem))
            {
                step = null;
                isExhausted = true;
                failure = ErrorsOf(problem, delivery.Root);
            }
        }
    }

    public override void Deliver(DeliveryGraph graph, PayloadWriter payload)
    {
        if (IsOver)
        {
            return;
        }

        var ready = new List<ExecutionState>();
        var notes = new List<DeliveryNote>();
        while (failure is null || items.Count > 0)
        {
            if (!items.TryPeek(out var item) || item.State.Outstanding > 0)
            {
                break;
            }

            items.Dequeue();
            var later = item.State.TakeNotes();
            if (item.State.IsDataNull)
            {
                failure = [.. item.State.Errors.All];
                item.State.End();
                Abandon();
                break;
            }

            notes.AddRange(later);
            ready.Add(item.State);
        }

        if (ready.Count > 0)
        {
            payload.Items(this, ready);
            ready.ForEach(state => state.End());
        }

        graph.Add(notes, []);
        if (isExhausted && items.Count == 0)
        {
            graph.End(this, failure);
            Close();
        }
    }

    public override void Close()
    {
        Abandon();
        if (!isClosed)
        {
            isClosed = true;
            source.Close(step);
        }
    }

    private Task<bool> Step(ExecutionState root)
    {
        var moving = source.MoveNextAsync();
        if (!moving.IsCompleted)
        {
            moving.GetAwaiter().UnsafeOnCompleted(root.Wake);
        }

        return moving;
    }

    private Item Begin(T value, ExecutionState root)
    {
        var item = new Item(ExecutionState.Rent());
        item.State.BeginPart(root, [.. Place.Indices, index++], around: null, item);
        item.State.RunItem(streamed, writer, value);
        return item;
    }

    private IReadOnlyList<GraphQLError> ErrorsOf(Exception problem, ExecutionState root)
    {
        var state = ExecutionState.Rent();
        state.BeginPart(root, Place.Indices, around: null, new Item(state));
        state.Errors.AddException(streamed, problem);
        IReadOnlyList<GraphQLError> errors = [.. state.Errors.All];
        state.End();
        return errors;
    }

    private void Abandon()
    {
        isExhausted = true;
        while (items.TryDequeue(out var item))
        {
            item.State.End();
        }
    }

    private sealed class Item(ExecutionState execution) : IAnswerPart
    {
        public ExecutionState State { get; } = execution;

        public void Settle()
        {
            // The list looks at its items, oldest first, each time the loop comes round.
        }
    }
}
