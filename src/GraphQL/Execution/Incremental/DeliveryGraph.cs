using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// What waits for what: fragments for the fragment around them, groups of fields for any of the fragments they belong to.
/// After the proposal for incremental delivery of the GraphQL working group.
/// </summary>
/// <param name="payload">Where announcements and what is ready are written.</param>
internal sealed class DeliveryGraph(PayloadWriter payload)
{
    private readonly Queue<DeferredGroup> startable = new();
    private readonly List<DeliveryNode> awaited = [];
    private readonly List<StreamedList> streams = [];
    private int nextId;

    /// <summary>What the client waits for.</summary>
    public IReadOnlyList<DeliveryNode> Awaited => awaited;

    /// <summary>How many things to wait for have come to their end.</summary>
    public int Finished { get; private set; }

    /// <summary>Whether a group may be there that can begin.</summary>
    public bool HasStartable => startable.Count > 0;

    /// <summary>Takes a group that may begin now; false when there is none.</summary>
    public bool TryStart(out DeferredGroup group)
    {
        while (startable.TryDequeue(out group!))
        {
            if (!group.IsStarted && !Array.TrueForAll(group.Fragments, fragment => fragment.IsOver))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds what an execution has left for later.</summary>
    /// <param name="notes">The notes of what is part of the answer.</param>
    /// <param name="within">
    /// The fragments whose fields were executed, with one of which the client gets to know of the notes; empty when it gets to
    /// know of them at once.
    /// </param>
    public void Add(List<DeliveryNote> notes, DeferredFragment[] within)
    {
        var known = new List<DeliveryNode>();
        foreach (var note in notes)
        {
            if (note is StreamNote stream)
            {
                streams.Add(stream.List);
                Offer(stream.List, within, known);
                continue;
            }

            foreach (var group in ((DeferNote)note).Groups)
            {
                foreach (var fragment in group.Fragments)
                {
                    fragment.Open.Add(group);
                    Link(fragment, within, known);
                }

                if (Array.Exists(group.Fragments, fragment => fragment.IsAwaited))
                {
                    startable.Enqueue(group);
                }
            }
        }

        Announce(known);
    }

    /// <summary>Takes up that a group has been executed.</summary>
    public void Finish(DeferredGroup group)
    {
        var state = group.State!;
        var notes = state.TakeNotes();
        if (state.IsDataNull)
        {
            IReadOnlyList<GraphQLError> errors = [.. state.Errors.All];
            group.Release();
            foreach (var fragment in group.Fragments)
            {
                fragment.Open.Remove(group);
                Fail(fragment, errors);
            }

            return;
        }

        foreach (var fragment in group.Fragments)
        {
            fragment.Open.Remove(group);
            fragment.Ready.Add(group);
        }

        Add(notes, group.Fragments);
        foreach (var fragment in group.Fragments)
        {
            CompleteIfReady(fragment);
        }

        if (Array.TrueForAll(group.Fragments, fragment => fragment.IsOver))
        {
            group.Release();
        }
    }

    /// <summary>Ends something the client waits for.</summary>
    /// <param name="node">What ends.</param>
    /// <param name="errors">Why it cannot be delivered; null when it has been.</param>
    public void End(DeliveryNode node, IReadOnlyList<GraphQLError>? errors)
    {
        node.IsOver = true;
        awaited.Remove(node);
        Finished++;
        payload.Completed(node, errors);
    }

    /// <summary>Gives back what every list holds, announced or not.</summary>
    public void Close()
    {
        foreach (var stream in streams)
        {
            stream.Close();
        }
    }

    /// <summary>Ends something whose announcement has not gone out.</summary>
    public void Forget(DeliveryNode node)
    {
        node.IsOver = true;
        awaited.Remove(node);
        Finished++;
    }

    private void Fail(DeferredFragment fragment, IReadOnlyList<GraphQLError> errors)
    {
        if (fragment.IsOver)
        {
            return;
        }

        fragment.Failure ??= errors;
        if (fragment.IsAwaited)
        {
            End(fragment, fragment.Failure);
            ReleaseReady(fragment);
        }
    }

    private void CompleteIfReady(DeferredFragment fragment)
    {
        if (!fragment.IsAwaited || fragment.Open.Count > 0)
        {
            return;
        }

        foreach (var group in fragment.Ready)
        {
            if (group.State is { } state)
            {
                payload.Data(BestFor(fragment, group), group.Place, state);
                group.Release();
            }
        }

        fragment.Ready.Clear();
        End(fragment, errors: null);
        Announce([.. fragment.Children]);
    }

    // What is ready for others too is theirs to deliver.
    private static void ReleaseReady(DeferredFragment fragment)
    {
        foreach (var group in fragment.Ready)
        {
            if (Array.TrueForAll(group.Fragments, other => other.IsOver))
            {
                group.Release();
            }
        }

        fragment.Ready.Clear();
    }

    /// <summary>Of the fragments that a group belongs to, the one whose place is nearest to it.</summary>
    private static DeferredFragment BestFor(DeferredFragment completed, DeferredGroup group)
    {
        var best = completed;
        foreach (var other in group.Fragments)
        {
            if (other.IsAwaited && other.Place.Path.Length > best.Place.Path.Length)
            {
                best = other;
            }
        }

        return best;
    }

    private static void Link(DeferredFragment fragment, DeferredFragment[] within, List<DeliveryNode> known)
    {
        while (!fragment.IsAwaited && !fragment.IsOver)
        {
            if (fragment.Parent is not { } parent)
            {
                Offer(fragment, within, known);
                return;
            }

            parent.Children.Add(fragment);
            fragment = parent;
        }
    }

    private static void Offer(DeliveryNode node, DeferredFragment[] within, List<DeliveryNode> known)
    {
        if (within.Length == 0)
        {
            known.Add(node);
        }

        foreach (var fragment in within)
        {
            fragment.Children.Add(node);
        }
    }

    private void Announce(List<DeliveryNode> known)
    {
        for (var i = 0; i < known.Count; i++)
        {
            switch (known[i])
            {
                case { IsOver: true } or { Id: >= 0 }:
                    break;
                case DeferredFragment { Failure: null, Open.Count: 0 } fragment
                    when !fragment.Ready.Exists(group => group.State is not null):
                    // All its fields are delivered elsewhere: the client never gets to know of it.
                    fragment.IsOver = true;
                    Finished++;
                    known.AddRange(fragment.Children);
                    break;
                case var node:
                    Announce(node);
                    break;
            }
        }
    }

    private void Announce(DeliveryNode node)
    {
        node.Id = nextId++;
        awaited.Add(node);
        payload.Pending(node);
        if (node is not DeferredFragment fragment)
        {
            return;
        }

        if (fragment.Failure is { } errors)
        {
            Fail(fragment, errors);
            return;
        }

        foreach (var group in fragment.Open)
        {
            startable.Enqueue(group);
        }

        CompleteIfReady(fragment);
    }
}
