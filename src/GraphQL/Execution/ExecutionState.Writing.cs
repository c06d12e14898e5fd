using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Writing: objects, and the stacks that say where the writing is.</summary>
internal sealed partial class ExecutionState
{
    private OpenFrameEntry[] frames = new OpenFrameEntry[32];
    private int frameCount;
    private int[] indices = new int[16];
    private int indexCount;
    private int regionFrame = -1;
    private int regionFirstMark;

    /// <summary>The list indices on the way to what is being written.</summary>
    public ReadOnlySpan<int> Indices => indices.AsSpan(0, indexCount);

    /// <summary>Whether null has come up to the top.</summary>
    public bool IsDataNull { get; private set; }

    /// <summary>Writes an object: ExecuteSelectionSet of section 6.3 of the specification.</summary>
    /// <param name="selection">What is asked of it.</param>
    /// <param name="value">
    /// Of the CLR type that is bound to the selection's type: resolvers rely on that and do not look again.
    /// </param>
    /// <returns>False when null must stand in its place.</returns>
    public bool WriteObject(PlannedSelection selection, object? value) => selection.Deferred is { } deferred
        ? WriteDeferring(selection, deferred, value)
        : WriteFields(selection, value);

    private bool WriteFields(PlannedSelection selection, object? value)
    {
        if (selection.ChecksStack)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }

        var fields = selection.Fields;
        var output = Output;
        var framesBefore = frameCount;
        var indicesBefore = indexCount;
        OpenObject(selection);
        var i = 0;
        var start = 0;
        while (true)
        {
            // One try per object, not per field: a resolver that throws costs a second round, one that does not,
            // nothing.
            try
            {
                for (; i < fields.Length; i++)
                {
                    var field = fields[i];
                    output.Name(field.Name);
                    start = output.Length;
                    if (!field.Resolver.Resolve(field, value, this))
                    {
                        return false;
                    }
                }

                output.Byte((byte)'}');
                return true;
            }
            catch (Exception failure) when (!EndsRequest(failure))
            {
                frameCount = framesBefore;
                indexCount = indicesBefore;
                RollBack(start);
                Errors.AddException(fields[i], failure);
                if (!WriteNullFor(fields[i]))
                {
                    return false;
                }

                i++;
            }
        }
    }

    /// <summary>Begins an object; the name of its first field has the brace with it.</summary>
    private void OpenObject(PlannedSelection selection)
    {
        if (selection.Fields.Length == 0)
        {
            Output.Byte((byte)'{');
        }
    }

    /// <summary>Writes null where the field is, if null may stand there.</summary>
    public bool WriteNullFor(PlannedField field)
    {
        if (!field.IsNullable)
        {
            return false;
        }

        Output.Null();
        return true;
    }

    /// <summary>Notes that a nullable value of several parts begins here.</summary>
    public void OpenFrame()
    {
        if (frameCount == frames.Length)
        {
            Array.Resize(ref frames, frameCount * 2);
        }

        frames[frameCount++] = new OpenFrameEntry(Output.Length, Mark: -1);
    }

    /// <summary>Ends the value begun last; when it could not be written, null takes its place.</summary>
    /// <returns>True: a nullable value always leaves something valid.</returns>
    public bool CloseFrame(bool isWritten)
    {
        var frame = frames[--frameCount];
        if (!isWritten)
        {
            RollBack(frame.Start);
            Output.Null();
        }
        else if (frame.Mark >= 0)
        {
            ref var mark = ref Marks[frame.Mark];
            mark.End = Output.Length;
            mark.Next = Marks.Count;
        }

        return true;
    }

    /// <summary>Begins a list.</summary>
    public void EnterList()
    {
        if (indexCount == indices.Length)
        {
            Array.Resize(ref indices, indexCount * 2);
        }

        indices[indexCount++] = 0;
    }

    /// <summary>Says which item of the list comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AtIndex(int index)
    {
        indices[indexCount - 1] = index;
        Tick();
    }

    /// <summary>Ends a list.</summary>
    public void LeaveList() => indexCount--;

    /// <summary>Notes a hole here and returns the mark of the nullable value around it.</summary>
    public int AddHole(PendingField pending)
    {
        var frame = MarkFrames();
        Marks.Add(new Mark { Offset = Output.Length, Parent = frame, Pending = pending });
        Track(pending);
        Outstanding++;
        return frame;
    }

    private int MarkFrames()
    {
        // Most nullable values hold no hole; those that do get their mark with the first one.
        for (var i = 0; i < frameCount; i++)
        {
            if (frames[i].Mark < 0)
            {
                var parent = i == 0 ? regionFrame : frames[i - 1].Mark;
                frames[i] = frames[i] with { Mark = Marks.Add(new Mark { Offset = frames[i].Start, Parent = parent }) };
            }
        }

        return frameCount == 0 ? regionFrame : frames[frameCount - 1].Mark;
    }

    /// <summary>Begins the region of a hole: from here on, the stacks say what they said when it was made.</summary>
    public void EnterRegion(int frame, ReadOnlySpan<int> path, FragmentScope? around)
    {
        scope = around;
        regionFrame = frame;
        regionFirstMark = Marks.Count;
        frameCount = 0;
        while (indices.Length < path.Length)
        {
            Array.Resize(ref indices, indices.Length * 2);
        }

        path.CopyTo(indices);
        indexCount = path.Length;
    }

    /// <summary>Takes back what was written of a region, and sets the stacks as at its beginning.</summary>
    public void Recover(PendingField pending)
    {
        frameCount = 0;
        indexCount = pending.IndexCount;
        RollBack(pending.RegionStart);
    }

    /// <summary>
    /// Puts null in the place of a nullable value that has been written; -1 stands for the whole of data.
    /// </summary>
    public void Null(int frame)
    {
        if (frame < 0)
        {
            IsDataNull = true;
        }
        else
        {
            Marks[frame].IsNulled = true;
        }
    }

    /// <summary>Whether a nullable value, or one around it, is null by now.</summary>
    public bool IsNulled(int frame) => IsDataNull || Marks.IsNulled(frame);

    private void RollBack(int offset)
    {
        Output.Length = offset;
        Marks.RollBack(offset, regionFirstMark);
    }

    private readonly record struct OpenFrameEntry(int Start, int Mark);
}
