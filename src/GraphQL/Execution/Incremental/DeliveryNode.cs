using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>Something that the client is told to wait for: fields of a fragment, or items of a list.</summary>
/// <param name="label">What the client calls it, or null.</param>
/// <param name="place">Where it belongs.</param>
internal abstract class DeliveryNode(string? label, Place place)
{
    /// <summary>What the client calls it, or null.</summary>
    public string? Label => label;

    /// <summary>Where it belongs.</summary>
    public Place Place => place;

    /// <summary>The number by which the client knows it; -1 until it has been announced.</summary>
    public int Id { get; set; } = -1;

    /// <summary>Whether it has been announced and is not over.</summary>
    public bool IsAwaited => Id >= 0 && !IsOver;

    /// <summary>Whether the client's copy of the announcement has gone out.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether nothing of it will come any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>The fragments with one of which the client gets to know of it; none when it does so at once.</summary>
    public List<DeferredFragment> Around { get; } = [];
}

/// <summary>A deferred fragment at one place of the response.</summary>
/// <param name="label">What the client calls it, or null.</param>
/// <param name="place">Where it belongs.</param>
/// <param name="parent">The deferred fragment around it, which must be delivered first; null when there is none.</param>
internal sealed class DeferredFragment(string? label, Place place, DeferredFragment? parent) : DeliveryNode(label, place)
{
    /// <summary>The deferred fragment around it; null when there is none.</summary>
    public DeferredFragment? Parent => parent;

    /// <summary>Its fields that have not been answered.</summary>
    public List<DeferredGroup> Open { get; } = [];

    /// <summary>Its fields that have been answered and not delivered.</summary>
    public List<DeferredGroup> Ready { get; } = [];

    /// <summary>What may be announced when it is complete.</summary>
    public HashSet<DeliveryNode> Children { get; } = [];

    /// <summary>Why it cannot be delivered; null while it can.</summary>
    public IReadOnlyList<GraphQLError>? Failure { get; set; }

    /// <summary>Puts something inside it.</summary>
    public void Add(DeliveryNode child)
    {
        if (Children.Add(child))
        {
            child.Around.Add(this);
        }
    }
}
