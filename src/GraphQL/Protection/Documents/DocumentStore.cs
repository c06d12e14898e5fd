namespace NetworkLens.GraphQL.Protection.Documents;

/// <summary>Documents by their hash, bounded by number and bytes; the one not used for longest goes first. Safe for many at once.</summary>
internal sealed class DocumentStore(int maxDocuments, long maxBytes)
{
    // A node, a dictionary's entry and an array's head, about.
    private const int BytesAround = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<DocumentHash, LinkedListNode<Stored>> byHash = [];
    private readonly LinkedList<Stored> latestFirst = new();
    private long bytes;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return byHash.Count;
            }
        }
    }

    /// <summary>How much memory they take, by estimate.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>The text of a document; null when it is not stored. O(1), without a copy.</summary>
    public ReadOnlyMemory<byte>? Find(DocumentHash hash)
    {
        lock (gate)
        {
            if (!byHash.TryGetValue(hash, out var node))
            {
                return null;
            }

            if (!ReferenceEquals(latestFirst.First, node))
            {
                latestFirst.Remove(node);
                latestFirst.AddFirst(node);
            }

            return node.Value.Text;
        }
    }

    /// <summary>Keeps a document, unless it alone is larger than all may be.</summary>
    /// <param name="hash">The hash of the text.</param>
    /// <param name="text">A copy that nobody changes.</param>
    public void Add(DocumentHash hash, byte[] text)
    {
        var size = text.Length + BytesAround;
        lock (gate)
        {
            if (size > maxBytes || byHash.ContainsKey(hash))
            {
                return;
            }

            byHash[hash] = latestFirst.AddFirst(new Stored(hash, text));
            bytes += size;
            while (byHash.Count > maxDocuments || bytes > maxBytes)
            {
                var oldest = latestFirst.Last!.Value;
                latestFirst.RemoveLast();
                byHash.Remove(oldest.Hash);
                bytes -= oldest.Text.Length + BytesAround;
            }
        }
    }

    private sealed record Stored(DocumentHash Hash, byte[] Text);
}
