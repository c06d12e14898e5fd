namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// What an execution leaves for later at one place, until it is known that the place is part of the answer: null may still
/// come up and take it away.
/// </summary>
internal abstract class DeliveryNote
{
    /// <summary>The mark of the nullable value around it; -1 for the whole of data.</summary>
    public int Frame { get; set; }

    /// <summary>Whether what it is part of has been taken back.</summary>
    public bool IsDead { get; set; }

    /// <summary>Gives back what it holds, since nobody will be told of it.</summary>
    public abstract void Discard();
}

/// <summary>Groups of fields of one object that come later. They count together, until the last of them is over.</summary>
internal sealed class DeferNote : DeliveryNote
{
    private readonly IncrementalDelivery delivery;
    private readonly int count;
    private int open;

    /// <summary>Makes a note.</summary>
    /// <param name="delivery">What counts it.</param>
    /// <param name="count">As how much it counts.</param>
    /// <param name="groups">The groups.</param>
    public DeferNote(IncrementalDelivery delivery, int count, DeferredGroup[] groups)
    {
        this.delivery = delivery;
        this.count = count;
        Groups = groups;
        open = groups.Length;
        foreach (var group in groups)
        {
            group.Note = this;
        }
    }

    /// <summary>The groups; none when all fields of its fragments are further down.</summary>
    public DeferredGroup[] Groups { get; }

    /// <summary>Notes that one of its groups has been delivered or given up.</summary>
    public void GroupEnded()
    {
        if (--open == 0)
        {
            Discard();
        }
    }

    public override void Discard() => delivery.Free(count);
}

/// <summary>Items of a list that come later.</summary>
/// <param name="list">The list.</param>
internal sealed class StreamNote(StreamedList list) : DeliveryNote
{
    /// <summary>The list.</summary>
    public StreamedList List => list;

    public override void Discard() => list.Close();
}
