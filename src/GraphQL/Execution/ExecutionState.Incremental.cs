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
    private AnswerPart? part;

    /// <summary>What delivers the parts that come later; null when the answer is whole.</summary>
    public IncrementalDelivery? Incremental { get; private set; }

    /// <summary>The execution of the whole answer: this one, or the one that it answers a part of.</summary>
    public ExecutionState Whole => whole ?? this;

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
    public void BeginPart(ExecutionState root, int[] path, FragmentScope? around, AnswerPart? answerPart)
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
        FieldSpans = root.FieldSpans;
        Output.MaxLength = root.Incremental!.BytesLeft;
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

    /// <summary>What the part came to, when all its values are there. Time O(its length).</summary>
    public PartAnswer TakeAnswer()
    {
        var left = TakeNotes();
        if (IsDataNull)
        {
            return new PartAnswer([], isNull: true, [.. Errors.All], left);
        }

        var json = new byte[Marks.Arrange(DataStart, rootEnd, rootEndMark, NullText)];
        var position = 0;
        foreach (var (start, length) in Marks.Pieces)
        {
            Output.Written.Slice(start, length).CopyTo(json.AsSpan(position));
            position += length;
        }

        return new PartAnswer(json, isNull: false, Errors.Count == 0 ? [] : [.. Errors.All], left);
    }

    /// <summary>Nobody wants the part any more: values that still come are thrown away, and nothing is written.</summary>
    public void Forsake()
    {
        IsDataNull = true;
        DiscardNotes();
        Output.Release();
    }

    /// <summary>Does one piece of work of this execution or its parts, or waits until there is one.</summary>
    /// <remarks>Throws only what ends a request.</remarks>
    public async ValueTask AdvanceAsync()
    {
        ThrowIfOver();
        if (!DidOne())
        {
            PrepareToWait();
            await work.WaitAsync();
            NoteLoopThread();
        }
    }

    /// <summary>Called when a value has come.</summary>
    public void Settle() => part?.Settle();

    /// <summary>Whether the items of a list may come later, if not too much is waited for: the outer list of its field.</summary>
    public bool MayStream(PlannedField field) => indexCount == field.IndexBase && Incremental is not null;

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
        // Groups may be many more than fragments, and fragments without a group are few: whichever is more counts.
        var count = Math.Max(deferred.Begun.Length, deferred.Groups.Length);
        if (!Incremental!.TryReserve(count))
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

        AddNote(new DeferNote(Incremental, count, [.. groups]));
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
