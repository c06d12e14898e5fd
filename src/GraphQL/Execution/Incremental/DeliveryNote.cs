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

    /// <summary>How many things to wait for it makes.</summary>
    public abstract int Count { get; }

    /// <summary>Gives back what it holds, since nobody will be told of it.</summary>
    public virtual void Discard()
    {
    }
}

/// <summary>Groups of fields of one object that come later.</summary>
/// <param name="begun">The fragments whose place is this object.</param>
/// <param name="groups">The groups.</param>
internal sealed class DeferNote(DeferredFragment[] begun, DeferredGroup[] groups) : DeliveryNote
{
    public override int Count => begun.Length;

    /// <summary>The groups.</summary>
    public DeferredGroup[] Groups => groups;
}

/// <summary>Items of a list that come later.</summary>
/// <param name="list">The list.</param>
internal sealed class StreamNote(StreamedList list) : DeliveryNote
{
    public override int Count => 1;

    /// <summary>The list.</summary>
    public StreamedList List => list;

    public override void Discard() => list.Close();
}
