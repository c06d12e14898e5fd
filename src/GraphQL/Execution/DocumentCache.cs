using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution;

/// <summary>Prepared documents by their text, bounded by number and by estimated memory.</summary>
/// <remarks>
/// A hit takes one hash (keyed, so that nobody can aim for collisions), one comparison of the whole text, and no
/// lock. When full, entries that were not used since the hand of the clock last passed go first.
/// </remarks>
internal sealed class DocumentCache(int maxEntries, long maxBytes)
{
    private const int BytesPerToken = 200;
    private const int BytesPerPlannedField = 350;

    private readonly ConcurrentDictionary<DocumentText, Entry> entries = new(new TextComparer());
    private readonly Queue<Entry> clock = new();
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
            // What its plans take is known only once they have been used.
            entry.IsUsed = true;
            Weigh(entry);
        }

        document = entry.Document;
        return true;
    }

    /// <summary>Keeps a document under its text, and drops others as the bounds demand.</summary>
    public void Add(DocumentText text, PreparedDocument document)
    {
        // The text of a request lies in a buffer that will be reused.
        var key = text with { Utf8 = text.Utf8.ToArray() };
        var entry = new Entry(key, document) { Bytes = SizeOf(key, document) };
        if (entry.Bytes > maxBytes || !entries.TryAdd(key, entry))
        {
            return;
        }

        lock (gate)
        {
            clock.Enqueue(entry);
            bytes += entry.Bytes;
            Shrink();
        }
    }

    private void Weigh(Entry entry)
    {
        lock (gate)
        {
            var size = SizeOf(entry.Key, entry.Document);
            if (!entry.IsDropped)
            {
                bytes += size - entry.Bytes;
                entry.Bytes = size;
                Shrink();
            }
        }
    }

    private void Shrink()
    {
        while (clock.Count > 0 && (clock.Count > maxEntries || bytes > maxBytes))
        {
            var oldest = clock.Dequeue();
            if (oldest.IsUsed)
            {
                oldest.IsUsed = false;
                clock.Enqueue(oldest);
                continue;
            }

            entries.TryRemove(oldest.Key, out _);
            oldest.IsDropped = true;
            bytes -= oldest.Bytes;
        }
    }

    private static long SizeOf(DocumentText key, PreparedDocument document) =>
        key.Utf8.Length * 3L
        + (document.Syntax.TokenCount * (long)BytesPerToken)
        + (document.PlannedFieldCount * (long)BytesPerPlannedField);

    private sealed class Entry(DocumentText key, PreparedDocument document)
    {
        public DocumentText Key { get; } = key;

        public PreparedDocument Document { get; } = document;

        public bool IsUsed { get; set; }

        public bool IsDropped { get; set; }

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
