using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>Fields of one object that the same deferred fragments wait for: answered once for all of them.</summary>
/// <param name="fragments">The fragments.</param>
/// <param name="selection">The fields.</param>
/// <param name="value">The object.</param>
/// <param name="place">Where it is.</param>
/// <param name="scope">The fragments begun on the way to it.</param>
internal sealed class DeferredGroup(
    DeferredFragment[] fragments,
    PlannedSelection selection,
    object? value,
    Place place,
    FragmentScope scope) : AnswerPart
{
    /// <summary>The fragments that wait for it.</summary>
    public DeferredFragment[] Fragments => fragments;

    /// <summary>Where its object is.</summary>
    public Place Place => place;

    /// <summary>What it was left for later with, and is counted by.</summary>
    public DeferNote Note { get; set; } = null!;

    /// <summary>Whether none of its fragments will deliver it.</summary>
    public bool IsLost => Array.TrueForAll(fragments, fragment => fragment.IsOver);

    /// <summary>Begins to execute it.</summary>
    public void Start(IncrementalDelivery owner)
    {
        Open(owner, place.Indices, scope).RunFields(selection, value);
        Settle();
    }

    protected override void OnAnswered(IncrementalDelivery owner) => owner.Settled(this);
}

/// <summary>The deferred fragments begun on the way to a place, innermost first.</summary>
/// <param name="outer">Those begun further out.</param>
/// <param name="usages">What the plan calls those begun here.</param>
/// <param name="fragments">Those begun here, in the same order.</param>
internal sealed class FragmentScope(FragmentScope? outer, DeferUsage[] usages, DeferredFragment[] fragments)
{
    /// <summary>The fragment of a usage; null when it was begun nowhere on the way.</summary>
    public static DeferredFragment? Find(FragmentScope? scope, DeferUsage? usage)
    {
        for (; scope is not null && usage is not null; scope = scope.Outer)
        {
            var index = Array.IndexOf(scope.Usages, usage);
            if (index >= 0)
            {
                return scope.Fragments[index];
            }
        }

        return null;
    }

    private FragmentScope? Outer => outer;

    private DeferUsage[] Usages => usages;

    private DeferredFragment[] Fragments => fragments;
}
