using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Prepared documents by their text, bounded by number and by estimated memory.</summary>
/// <remarks>
/// A hit takes one hash (keyed, so that nobody can aim for collisions), one comparison of the whole text, and no
/// lock. A document grows as its operations are planned, and is weighed anew each time. When full, entries that were not used
/// since the hand of the clock last passed go first; one that has grown beyond its share of all the memory goes itself.
/// </remarks>
internal sealed class DocumentCache(int maxEntries, long maxBytes)
{
    private const int LargestShare = 4;

    private readonly ConcurrentDictionary<DocumentText, Entry> entries = new(new TextComparer());
    private readonly LinkedList<Entry> clock = [];
    private readonly Lock gate = new();
    private long bytes;

    /// <summary>How many documents are kept.</summary>
    public int Count => entries.Count;

    /// <summary>How much memory they take, by estimate, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Finds a document by its text.</summary>
    public bool TryGet(DocumentText text, [NotNullWhen(true)] out PreparedDocument? document)
    {
        if (!entries.TryGetValue(text, out var entry))
        {
            document = null;
            return false;
        }

        if (!entry.IsUsed)
        {
            entry.IsUsed = true;
        }

        document = entry.Document;
        return true;
    }

    /// <summary>Keeps a document under its text, and drops others as the bounds demand.</summary>
    public void Add(DocumentText text, PreparedDocument document)
    {
        if (maxEntries == 0 || IsTooLarge(text.Utf8.Length + document.Bytes))
        {
            return;
        }

        // The text of a request lies in a buffer that will be reused.
        var entry = new Entry(text with { Utf8 = text.Utf8.ToArray() }, document);
        document.OnGrown = () => Weigh(entry);
        lock (gate)
        {
            if (entries.TryAdd(entry.Key, entry))
            {
                entry.Place = clock.AddLast(entry);
            }
        }

        Weigh(entry);
    }

    private void Weigh(Entry entry)
    {
        lock (gate)
        {
            if (entry.Place is null)
            {
                return;
            }

            var size = entry.Key.Utf8.Length + entry.Document.Bytes;
            bytes += size - entry.Bytes;
            entry.Bytes = size;
            if (IsTooLarge(size))
            {
                Drop(entry);
            }

            Shrink();
        }
    }

    private bool IsTooLarge(long size) => size > maxBytes / LargestShare;

    private void Shrink()
    {
        while (clock.First is { } place && (clock.Count > maxEntries || bytes > maxBytes))
        {
            if (place.Value.IsUsed)
            {
                place.Value.IsUsed = false;
                clock.RemoveFirst();
                clock.AddLast(place);
            }
            else
            {
                Drop(place.Value);
            }
        }
    }

    private void Drop(Entry entry)
    {
        entries.TryRemove(entry.Key, out _);
        clock.Remove(entry.Place!);
        entry.Place = null;
        bytes -= entry.Bytes;
    }

    private sealed class Entry(DocumentText key, PreparedDocument document)
    {
        public DocumentText Key { get; } = key;

        public PreparedDocument Document { get; } = document;

        public bool IsUsed { get; set; }

        /// <summary>Where it stands on the clock; null when it is not kept.</summary>
        public LinkedListNode<Entry>? Place { get; set; }

        /// <summary>What it took when last weighed.</summary>
        public long Bytes { get; set; }
    }

    private sealed class TextComparer : IEqualityComparer<DocumentText>
    {
        public bool Equals(DocumentText x, DocumentText y) =>
            x.IsJsonEscaped == y.IsJsonEscaped && x.Utf8.Span.SequenceEqual(y.Utf8.Span);

        public int GetHashCode(DocumentText text)
        {
            // String hashing is keyed per process (Marvin); bytes are read as if they were characters to use it.
            var span = text.Utf8.Span;
            var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(span), StringComparison.Ordinal);
            return span.Length % 2 == 0 ? hash : HashCode.Combine(hash, span[^1]);
        }
    }
}
