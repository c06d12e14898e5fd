namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>One @defer of a document where a selection reaches it.</summary>
/// <param name="label">What the client calls it, or null.</param>
/// <param name="parent">The @defer around it; null when there is none.</param>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    /// <summary>What the client calls it, or null.</summary>
    public string? Label => label;

    /// <summary>The @defer around it; null when there is none.</summary>
    public DeferUsage? Parent => parent;

    /// <summary>
    /// What a field that was collected several times waits for: nothing when it is also asked for at once, and nothing inside
    /// another one that it waits for.
    /// </summary>
    public static DeferUsage[] Of(CollectedField[] fields)
    {
        var usages = new List<DeferUsage>();
        foreach (var field in fields)
        {
            if (field.Defer is not { } usage)
            {
                return [];
            }

            if (!usages.Contains(usage))
            {
                usages.Add(usage);
            }
        }

        return [.. usages.Where(usage => !usage.IsWithin(usages))];
    }

    /// <summary>Whether two lists hold the same usages, in any order.</summary>
    public static bool AreSame(DeferUsage[] a, DeferUsage[] b) => a.Length == b.Length && Array.TrueForAll(a, b.Contains);

    private bool IsWithin(List<DeferUsage> usages)
    {
        for (var around = parent; around is not null; around = around.Parent)
        {
            if (usages.Contains(around))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What of a selection on one type is answered later.</summary>
/// <param name="Begun">The usages whose place in the response is this object.</param>
/// <param name="Groups">The fields that wait, by what they wait for.</param>
/// <param name="Whole">The same selection with nothing left for later.</param>
internal sealed record DeferredSelection(DeferUsage[] Begun, DeferredFields[] Groups, Lazy<PlannedSelection> Whole);

/// <summary>Fields that wait for the same usages: delivered once, with the first of them that is ready.</summary>
/// <param name="Usages">At least one.</param>
/// <param name="Selection">The fields.</param>
internal sealed record DeferredFields(DeferUsage[] Usages, PlannedSelection Selection);
