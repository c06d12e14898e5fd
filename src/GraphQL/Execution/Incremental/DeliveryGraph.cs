using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// What waits for what: fragments for the fragment around them, groups of fields for any of the fragments they belong to.
/// After the proposal for incremental delivery of the GraphQL working group.
/// </summary>
/// <remarks>
/// It holds every list and every group from the moment it is known of until it is over: delivered, or lost since nothing is left that
/// would deliver it. What is over is given back at once.
/// </remarks>
/// <param name="payload">Where announcements and what is ready are written.</param>
internal sealed class DeliveryGraph(PayloadWriter payload)
{
    private readonly Queue<DeferredGroup> startable = new();
    private readonly List<DeliveryNode> awaited = [];
    private readonly HashSet<StreamedList> streams = [];
    private readonly HashSet<DeferredGroup> groups = [];
    private int nextId;

    /// <summary>What the client waits for.</summary>
    public IReadOnlyList<DeliveryNode> Awaited => awaited;

    /// <summary>How many groups may be there that can begin.</summary>
    public int StartableCount => startable.Count;

    /// <summary>Takes the oldest of the groups that may begin; null when it has begun or nobody waits for it any more.</summary>
    public DeferredGroup? TakeStartable()
    {
        var group = startable.Dequeue();
        return group.IsStarted || !groups.Contains(group) ? null : group;
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
            switch (note)
            {
                case StreamNote stream:
                    streams.Add(stream.List);
                    Offer(stream.List, within, known);
                    break;
                case DeferNote { Groups: [] }:
                    note.Discard();
                    break;
                case DeferNote deferred:
                    Array.ForEach(deferred.Groups, group => Add(group, within, known));
                    break;
            }
        }

        Announce(known);
    }

    /// <summary>Takes up that a group has been executed.</summary>
    public void Finish(DeferredGroup group)
    {
        if (group.Answer is not { } answer)
        {
            return; // It was given up in between.
        }

        foreach (var fragment in group.Fragments)
        {
            fragment.Open.Remove(group);
        }

        if (answer.IsNull)
        {
            Lose(group);
            Array.ForEach(group.Fragments, fragment => Fail(fragment, answer.Errors));
            return;
        }

        foreach (var fragment in group.Fragments)
        {
            fragment.Ready.Add(group);
        }

        Add(answer.TakeNotes(), group.Fragments);
        Array.ForEach(group.Fragments, CompleteIfReady);
    }

    /// <summary>Ends something the client waits for, and gives back what it holds.</summary>
    /// <param name="node">What ends.</param>
    /// <param name="errors">Why it cannot be delivered; null when it has been.</param>
    public void End(DeliveryNode node, IReadOnlyList<GraphQLError>? errors)
    {
        payload.Completed(node, errors);
        Forget(node);
    }

    /// <summary>Ends something that the client was never told of, and gives back what it holds.</summary>
    public void Forget(DeliveryNode node)
    {
        node.IsOver = true;
        awaited.Remove(node);
        if (node is StreamedList list)
        {
            streams.Remove(list);
            list.Close();
        }
        else if (node is DeferredFragment fragment)
        {
            LoseWhatWaitsFor(fragment);
        }
    }

    /// <summary>Gives back everything.</summary>
    public void Close()
    {
        foreach (var stream in streams)
        {
            stream.Close();
        }

        streams.Clear();
        foreach (var group in groups.ToList())
        {
            Lose(group);
        }
    }

    private void Add(DeferredGroup group, DeferredFragment[] within, List<DeliveryNode> known)
    {
        groups.Add(group);
        if (group.IsLost)
        {
            Lose(group);
            return;
        }

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
            if (group.Answer is not null)
            {
                payload.Data(BestFor(fragment, group), group.Place, group.Take());
                groups.Remove(group);
                group.Note.GroupEnded();
            }
        }

        fragment.Ready.Clear();
        List<DeliveryNode> children = [.. fragment.Children];
        fragment.Children.Clear();
        End(fragment, errors: null);
        Announce(children);
    }

    // What is for others too, is theirs to deliver or to announce.
    private void LoseWhatWaitsFor(DeferredFragment fragment)
    {
        foreach (var group in fragment.Open.Concat(fragment.Ready).Where(group => group.IsLost).ToList())
        {
            Lose(group);
        }

        fragment.Open.Clear();
        fragment.Ready.Clear();
        foreach (var child in fragment.Children)
        {
            if (child is { Id: < 0, IsOver: false } && child.Around.TrueForAll(around => around.IsOver))
            {
                Forget(child);
            }
        }

        fragment.Children.Clear();
    }

    private void Lose(DeferredGroup group)
    {
        if (groups.Remove(group))
        {
            group.GiveUp();
            group.Note.GroupEnded();
        }
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

            parent.Add(fragment);
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
            fragment.Add(node);
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
                    when !fragment.Ready.Exists(group => group.Answer is not null):
                    // All its fields are delivered elsewhere: the client never gets to know of it.
                    fragment.IsOver = true;
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
            End(fragment, errors);
            return;
        }

        foreach (var group in fragment.Open)
        {
            startable.Enqueue(group);
        }

        CompleteIfReady(fragment);
    }
}
