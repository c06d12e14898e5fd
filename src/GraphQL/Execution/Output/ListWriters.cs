using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Output;

/// <summary>Writes a list; each item by the writer of its type.</summary>
internal abstract class ListWriter<TList, TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ValueWriter<TList>(isNonNull)
{
    public override bool Write(PlannedField field, TList value, ExecutionState state)
    {
        if (value is null)
        {
            return WriteNull(field, state);
        }

        if (IsNonNull)
        {
            return WriteAll(field, value, state);
        }

        state.OpenFrame();
        return state.CloseFrame(WriteAll(field, value, state));
    }

    /// <summary>Writes an item.</summary>
    protected ValueWriter<TItem> Item => item;

    /// <summary>Writes the items between brackets.</summary>
    protected abstract bool WriteItems(PlannedField field, TList value, ExecutionState state);

    /// <summary>Writes items that lie in memory one after another.</summary>
    protected bool WriteSpan(PlannedField field, ReadOnlySpan<TItem> items, ExecutionState state)
    {
        state.EnterList();
        var output = state.Output;
        output.Byte((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            state.AtIndex(i);
            if (!item.Write(field, items[i], state))
            {
                state.LeaveList();
                return false;
            }
        }

        output.Byte((byte)']');
        state.LeaveList();
        return true;
    }

    private bool WriteAll(PlannedField field, TList value, ExecutionState state) =>
        field.Stream is { } stream && state.MayStream(field) && value is IEnumerable<TItem> items
            ? WriteFirst(field, items, stream.InitialCount(state.Variables), state)
            : WriteItems(field, value, state);

    /// <summary>Writes the first items and leaves the others for later.</summary>
    private bool WriteFirst(PlannedField field, IEnumerable<TItem> items, int count, ExecutionState state)
    {
        var delivery = state.Incremental!;
        var place = state.PlaceOfList(field);
        var enumerator = items.GetEnumerator();
        var isKept = false;
        state.EnterList();
        state.Output.Byte((byte)'[');
        try
        {
            for (var i = 0; enumerator.MoveNext(); i++)
            {
                if (i >= count && delivery.TryReserve(1))
                {
                    isKept = true;
                    state.NoteStream(new StreamedList<TItem>(delivery, field, place, item, new ReadyItems<TItem>(enumerator), i));
                    break;
                }

                if (i > 0)
                {
                    state.Output.Byte((byte)',');
                }

                state.AtIndex(i);
                if (!item.Write(field, enumerator.Current, state))
                {
                    return false;
                }
            }
        }
        finally
        {
            if (!isKept)
            {
                enumerator.Dispose();
            }

            state.LeaveList();
        }

        state.Output.Byte((byte)']');
        return true;
    }

    /// <summary>Writes items as they are enumerated.</summary>
    protected bool WriteEnumerable<TEnumerable>(PlannedField field, TEnumerable items, ExecutionState state)
        where TEnumerable : IEnumerable<TItem>
    {
        state.EnterList();
        var output = state.Output;
        output.Byte((byte)'[');
        var i = 0;
        foreach (var value in items)
        {
            if (i > 0)
            {
                output.Byte((byte)',');
            }

            state.AtIndex(i++);
            if (!item.Write(field, value, state))
            {
                state.LeaveList();
                return false;
            }
        }

        output.Byte((byte)']');
        state.LeaveList();
        return true;
    }
}

/// <summary>Writes an array.</summary>
internal sealed class ArrayWriter<TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ListWriter<TItem[], TItem>(item, isNonNull)
{
    protected override bool WriteItems(PlannedField field, TItem[] value, ExecutionState state) =>
        WriteSpan(field, new ReadOnlySpan<TItem>(value), state);
}

/// <summary>Writes part of an array.</summary>
internal sealed class SegmentWriter<TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ListWriter<ArraySegment<TItem>, TItem>(item, isNonNull)
{
    protected override bool WriteItems(PlannedField field, ArraySegment<TItem> value, ExecutionState state) =>
        WriteSpan(field, new ReadOnlySpan<TItem>(value.Array, value.Offset, value.Count), state);
}

/// <summary>Writes anything enumerable, by its memory where it has some.</summary>
internal sealed class EnumerableWriter<TList, TItem>(ValueWriter<TItem> item, bool isNonNull)
    : ListWriter<TList, TItem>(item, isNonNull)
    where TList : IEnumerable<TItem>
{
    protected override bool WriteItems(PlannedField field, TList value, ExecutionState state)
    {
        if (!typeof(TList).IsValueType)
        {
            switch ((object)value)
            {
                case TItem[] array:
                    return WriteSpan(field, new ReadOnlySpan<TItem>(array), state);
                case List<TItem> list:
                    return WriteSpan(field, CollectionsMarshal.AsSpan(list), state);
            }
        }

        return WriteEnumerable(field, value, state);
    }
}
