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
    public abstract void Fill();

    /// <summary>Delivers the items that are ready.</summary>
    public abstract void Deliver(DeliveryGraph graph, PayloadWriter payload);

    /// <summary>Gives back what it holds, and what was reserved for it.</summary>
    public abstract void Close();
}

/// <summary>A streamed list of one CLR type, for which one place among what is waited for has been reserved.</summary>
/// <param name="delivery">What delivers it.</param>
/// <param name="field">Its field.</param>
/// <param name="place">Where the list is.</param>
/// <param name="writer">Writes an item.</param>
/// <param name="source">Where further items come from.</param>
/// <param name="nextIndex">The index of the next item.</param>
internal sealed class StreamedList<T>(
    IncrementalDelivery delivery,
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

    public override void Fill()
    {
        if (IsOver)
        {
            return;
        }

        while (!isExhausted && items.Count < delivery.MaxItems && delivery.HasRoom)
        {
            try
            {
                step ??= Step(delivery.Root);
                if (!step.IsCompleted)
                {
                    return;
                }

                isExhausted = !step.Taken();
                step = null;
                if (!isExhausted)
                {
                    Begin(source.Current);
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

        var ready = new List<PartAnswer>();
        var notes = new List<DeliveryNote>();
        while (items.TryPeek(out var item) && item.Answer is { } answer)
        {
            if (answer.IsNull)
            {
                failure = answer.Errors;
                Abandon();
                break;
            }

            items.Dequeue();
            notes.AddRange(answer.TakeNotes());
            ready.Add(item.Take());
        }

        if (ready.Count > 0)
        {
            payload.Items(this, ready);
        }

        graph.Add(notes, []);
        if (isExhausted && items.Count == 0)
        {
            graph.End(this, failure);
        }
    }

    public override void Close()
    {
        Abandon();
        if (!isClosed)
        {
            isClosed = true;
            source.Close(step);
            delivery.Free(1);
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

    private void Begin(T value)
    {
        // In the queue first: what the item throws as it begins must find it there, to be given back.
        var item = new Item();
        items.Enqueue(item);
        item.Start(delivery, [.. Place.Indices, index++], streamed, writer, value);
    }

    private IReadOnlyList<GraphQLError> ErrorsOf(Exception problem, ExecutionState root)
    {
        var state = ExecutionState.Rent();
        state.BeginPart(root, Place.Indices, around: null, answerPart: null);
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
            item.GiveUp();
        }
    }

    // The list looks at its items, oldest first, each time the loop comes round.
    private sealed class Item : AnswerPart
    {
        public void Start(IncrementalDelivery owner, int[] path, PlannedField field, ValueWriter<T> itemWriter, T value)
        {
            Open(owner, path, scope: null).RunItem(field, itemWriter, value);
            Settle();
        }
    }
}
