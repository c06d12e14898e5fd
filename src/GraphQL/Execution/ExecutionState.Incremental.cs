using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Leaving parts for later, and being such a part.</summary>
internal sealed partial class ExecutionState
{
    private readonly List<DeliveryNote> notes = [];
    private ExecutionState? whole;
    private FragmentScope? scope;
    private IAnswerPart? part;

    /// <summary>What delivers the parts that come later; null when the answer is whole.</summary>
    public IncrementalDelivery? Incremental { get; private set; }

    /// <summary>The deferred fragments begun on the way to what is being written.</summary>
    public FragmentScope? Scope => scope;

    /// <summary>The parts left for later that belong to what has been written; the others are given up.</summary>
    public List<DeliveryNote> TakeNotes()
    {
        var live = new List<DeliveryNote>(notes.Count);
        foreach (var note in notes)
        {
            if (note.IsDead || IsNulled(note.Frame))
            {
                Incremental!.Free(note.Count);
                note.Discard();
            }
            else
            {
                live.Add(note);
            }
        }

        notes.Clear();
        return live;
    }

    /// <summary>Takes up a part of another execution's answer: it shares all but buffer, marks and errors.</summary>
    public void BeginPart(ExecutionState root, int[] path, FragmentScope? around, IAnswerPart answerPart)
    {
        whole = root;
        part = answerPart;
        plan = root.plan;
        Options = root.Options;
        Schema = root.Schema;
        Variables = root.Variables;
        Services = root.Services;
        Incremental = root.Incremental;
        aborted = root.aborted;
        deadline = root.deadline;
        work = root.work;
        Loaders = root.Loaders;
        Output.MaxLength = Options.MaxResponseBytes;
        Output.Null();
        EnterRegion(-1, path, around);
        regionFirstMark = 0;
    }

    /// <summary>Executes fields of an object as this part.</summary>
    public void RunFields(PlannedSelection selection, object? value) => EndPart(WriteFields(selection, value));

    /// <summary>Executes an item of a list as this part.</summary>
    public void RunItem<T>(PlannedField field, ValueWriter<T> writer, T item)
    {
        bool isWritten;
        try
        {
            isWritten = writer.Write(field, item, this);
        }
        catch (Exception failure) when (!EndsRequest(failure))
        {
            frameCount = 0;
            indexCount = field.IndexBase + 1;
            RollBack(DataStart);
            Errors.AddException(field, failure);
            isWritten = !writer.IsNonNull;
            Output.Null();
        }

        EndPart(isWritten);
    }

    /// <summary>Writes the part into another buffer. Time O(its length).</summary>
    public void CopyPart(JsonBuffer target)
    {
        Marks.Arrange(DataStart, rootEnd, rootEndMark, NullText);
        foreach (var (start, length) in Marks.Pieces)
        {
            target.Raw(Output.Written.Slice(start, length));
        }
    }

    /// <summary>Does one piece of work of this execution or its parts, or waits until there is one.</summary>
    /// <remarks>Throws only what ends a request.</remarks>
    public async ValueTask AdvanceAsync()
    {
        ThrowIfOver();
        if (work.TryTake(out var ready))
        {
            ready.Run();
        }
        else if (!Loaders.Dispatch())
        {
            WakeWhenCancelled();
            LeaveLoopThread();
            await work.WaitAsync();
            NoteLoopThread();
        }
    }

    /// <summary>Called when a value has come.</summary>
    public void Settle()
    {
        if (Outstanding == 0)
        {
            part?.Settle();
        }
    }

    /// <summary>Whether the items of a list may come later: if it is one that can, and not too much is waited for.</summary>
    public bool CanStream(PlannedField field) =>
        indexCount == field.IndexBase && Incremental?.TryReserve(1) == true;

    /// <summary>Leaves the rest of a list for later, which has been reserved. Called inside the list.</summary>
    public void NoteStream(StreamedList list) => AddNote(new StreamNote(list));

    /// <summary>The place of the list being written.</summary>
    public Place PlaceOfList(PlannedField field) => new(field, [.. indices.AsSpan(0, field.IndexBase)]);

    private void EndPart(bool isWritten)
    {
        IsDataNull |= !isWritten;
        rootEnd = Output.Length;
        rootEndMark = Marks.Count;
    }

    private bool WriteDeferring(PlannedSelection selection, DeferredSelection deferred, object? value)
    {
        if (!Incremental!.TryReserve(deferred.Begun.Length))
        {
            return WriteFields(deferred.Whole.Value, value);
        }

        var outer = scope;
        var place = new Place(selection.Parent, [.. Indices]);
        var begun = new DeferredFragment[deferred.Begun.Length];
        scope = begun.Length == 0 ? outer : new FragmentScope(outer, deferred.Begun, begun);
        for (var i = 0; i < begun.Length; i++)
        {
            // Usages come in the order of the document, so one around another has its fragment already.
            var usage = deferred.Begun[i];
            begun[i] = new DeferredFragment(usage.Label, place, FragmentScope.Find(scope, usage.Parent));
        }

        var groups = new List<DeferredGroup>(deferred.Groups.Length);
        foreach (var (usages, fields) in deferred.Groups)
        {
            DeferredFragment[] fragments = [.. usages.Select(usage => FragmentScope.Find(scope, usage)).OfType<DeferredFragment>()];
            groups.Add(new DeferredGroup(fragments, fields, value, place, scope!));
        }

        AddNote(new DeferNote(begun, [.. groups]));
        try
        {
            return WriteFields(selection, value);
        }
        finally
        {
            scope = outer;
        }
    }

    private void AddNote(DeliveryNote note)
    {
        note.Frame = MarkFrames();
        Marks.Add(new Mark { Offset = Output.Length, Parent = note.Frame, Note = note });
        notes.Add(note);
    }

    private void DiscardNotes()
    {
        foreach (var note in notes)
        {
            note.Discard();
        }

        notes.Clear();
    }

    private void EndIncremental()
    {
        whole = null;
        scope = null;
        part = null;
        Incremental = null;
        work = ownWork;
        Loaders = ownLoaders;
    }
}
