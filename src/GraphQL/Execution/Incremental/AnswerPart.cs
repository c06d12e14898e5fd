using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>A part of the answer that is executed on its own: what it holds while it is worked on and until it is delivered.</summary>
/// <remarks>
/// It has an execution, with buffer and stacks, only while it is under way; what waits to be delivered is bytes. One that nobody wants any
/// more stops writing at once, and gives its execution back when the resolvers that still run have ended.
/// </remarks>
internal abstract class AnswerPart
{
    private IncrementalDelivery? delivery;
    private ExecutionState? state;
    private int held;
    private bool isGivenUp;

    /// <summary>Whether it has begun.</summary>
    public bool IsStarted => delivery is not null;

    /// <summary>What it came to; null until then, and after it was taken or given up.</summary>
    public PartAnswer? Answer { get; private set; }

    /// <summary>Called on the loop when a value of it has come.</summary>
    /// <exception cref="Output.ResponseTooLargeException">The response is larger than it may be.</exception>
    public void Settle()
    {
        if (state is not { } execution)
        {
            return;
        }

        if (!isGivenUp)
        {
            Hold(execution.Output.Length);
        }

        if (execution.Outstanding > 0)
        {
            return;
        }

        if (!isGivenUp)
        {
            Answer = execution.TakeAnswer();
            Hold(Answer.Json.Length);
        }

        state = null;
        execution.End();
        delivery!.Ended(this);
        if (!isGivenUp)
        {
            OnAnswered(delivery);
        }
    }

    /// <summary>Takes what it came to, to deliver it.</summary>
    public PartAnswer Take()
    {
        var answer = Answer ?? throw new InvalidOperationException("It has no answer.");
        Answer = null;
        Hold(0);
        return answer;
    }

    /// <summary>Nobody wants it any more.</summary>
    public void GiveUp()
    {
        isGivenUp = true;
        Hold(0);
        foreach (var note in Answer?.TakeNotes() ?? [])
        {
            note.Discard();
        }

        Answer = null;
        state?.Forsake();
    }

    /// <summary>The delivery ends, and with it the loop that would go on with this.</summary>
    public void Abandon()
    {
        state?.End();
        state = null;
    }

    /// <summary>An execution for it.</summary>
    /// <param name="owner">What delivers it.</param>
    /// <param name="path">The list indices on the way to it.</param>
    /// <param name="scope">The fragments begun on the way to it.</param>
    protected ExecutionState Open(IncrementalDelivery owner, int[] path, FragmentScope? scope)
    {
        delivery = owner;
        state = ExecutionState.Rent();
        state.BeginPart(owner.Root, path, scope, this);
        owner.Began(this);
        return state;
    }

    /// <summary>Called when its answer is there.</summary>
    protected virtual void OnAnswered(IncrementalDelivery owner)
    {
    }

    private void Hold(int bytes)
    {
        var change = bytes - held;
        held = bytes;
        delivery?.Hold(change);
    }
}

/// <summary>What a part of an answer came to.</summary>
/// <param name="json">Its value; empty when it is null where it may not be.</param>
/// <param name="isNull">Whether null came up to its top.</param>
/// <param name="errors">Its errors.</param>
/// <param name="notes">What it leaves for later.</param>
internal sealed class PartAnswer(byte[] json, bool isNull, IReadOnlyList<GraphQLError> errors, List<DeliveryNote> notes)
{
    private List<DeliveryNote> notes = notes;

    /// <summary>Its value; empty when it is null where it may not be.</summary>
    public byte[] Json => json;

    /// <summary>Whether null came up to its top.</summary>
    public bool IsNull => isNull;

    /// <summary>Its errors.</summary>
    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>What it leaves for later, which is the caller's from then on.</summary>
    public List<DeliveryNote> TakeNotes()
    {
        var taken = notes;
        notes = [];
        return taken;
    }
}
