using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Execution.Incremental;

namespace NetworkLens.GraphQL.Execution;

/// <summary>
/// A place in the buffer that decides what is sent: a hole, or a nullable value with a hole somewhere inside.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Mark
{
    /// <summary>Where it begins in the buffer.</summary>
    public int Offset;

    /// <summary>Where a nullable value ends.</summary>
    public int End;

    /// <summary>The mark after the last one inside a nullable value.</summary>
    public int Next;

    /// <summary>The nullable value around it; -1 for the whole of data.</summary>
    public int Parent;

    /// <summary>Whether a nullable value has become null after it was written.</summary>
    public bool IsNulled;

    /// <summary>What fills a hole; null for a nullable value.</summary>
    public PendingField? Pending;

    /// <summary>What comes later here; null for a hole or a nullable value.</summary>
    public DeliveryNote? Note;
}

/// <summary>The marks of one response, and how its pieces are put in order.</summary>
/// <remarks>
/// Marks within one region stand in the order of their offsets, because a region is written without a pause and
/// rollback removes from the end. So putting together is one walk: time O(marks + bytes).
/// </remarks>
internal sealed class ResponseMarks
{
    private const int LargestKept = 1 << 14;

    private Mark[] marks = new Mark[16];
    private int count;
    private (int Start, int Length)[] pieces = new (int, int)[16];
    private int pieceCount;

    /// <summary>How many marks there are.</summary>
    public int Count => count;

    /// <summary>A mark, to be read or changed in place until the next one is added.</summary>
    public ref Mark this[int index] => ref marks[index];

    /// <summary>The pieces of the buffer in the order they are sent, after <see cref="Arrange"/>.</summary>
    public ReadOnlySpan<(int Start, int Length)> Pieces => pieces.AsSpan(0, pieceCount);

    /// <summary>Adds a mark and returns its index.</summary>
    public int Add(in Mark mark)
    {
        if (count == marks.Length)
        {
            Array.Resize(ref marks, count * 2);
        }

        marks[count] = mark;
        return count++;
    }

    /// <summary>
    /// Takes back the marks at and after an offset of the region being written; fields that wait there die.
    /// </summary>
    public void RollBack(int offset, int firstOfRegion)
    {
        while (count > firstOfRegion && marks[count - 1].Offset >= offset)
        {
            count--;
            if (marks[count].Pending is { } pending)
            {
                pending.IsDead = true;
            }

            if (marks[count].Note is { } note)
            {
                note.IsDead = true;
            }

            marks[count] = default;
        }
    }

    /// <summary>Whether a nullable value, or one around it, has become null.</summary>
    public bool IsNulled(int frame)
    {
        for (; frame >= 0; frame = marks[frame].Parent)
        {
            if (marks[frame].IsNulled)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Works out what is sent of the root region.</summary>
    /// <param name="end">Where the root region ends.</param>
    /// <param name="endMark">The mark after the last one of the root region.</param>
    /// <param name="nullText">Where the buffer says null.</param>
    /// <returns>How many bytes that is.</returns>
    public long Arrange(int start, int end, int endMark, int nullText)
    {
        pieceCount = 0;
        Arrange(start, end, 0, endMark, nullText);
        var total = 0L;
        foreach (var (_, length) in Pieces)
        {
            total += length;
        }

        return total;
    }

    /// <summary>Forgets everything, and gives up the memory of an unusually large response.</summary>
    public void Clear()
    {
        if (marks.Length > LargestKept)
        {
            marks = new Mark[16];
            pieces = new (int, int)[16];
            count = 0;
        }

        Array.Clear(marks, 0, count);
        count = 0;
        pieceCount = 0;
    }

    private void Arrange(int start, int end, int firstMark, int endMark, int nullText)
    {
        var position = start;
        var index = firstMark;
        while (index < endMark)
        {
            ref var mark = ref marks[index];
            if (mark.Pending is { } pending)
            {
                AddPiece(position, mark.Offset - position);
                position = mark.Offset;
                Arrange(pending.RegionStart, pending.RegionEnd, pending.FirstMark, pending.EndMark, nullText);
                index++;
            }
            else if (mark.IsNulled)
            {
                AddPiece(position, mark.Offset - position);
                AddPiece(nullText, 4);
                position = mark.End;
                index = mark.Next;
            }
            else
            {
                index++;
            }
        }

        AddPiece(position, end - position);
    }

    private void AddPiece(int start, int length)
    {
        if (length == 0)
        {
            return;
        }

        if (pieceCount == pieces.Length)
        {
            Array.Resize(ref pieces, pieceCount * 2);
        }

        pieces[pieceCount++] = (start, length);
    }
}
