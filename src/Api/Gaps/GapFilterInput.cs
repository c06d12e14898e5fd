using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Which gaps are wanted: everything that is given must hold.</summary>
internal sealed record GapFilterInput(
    MemberFilterInput<GapKind>? Kind, MemberFilterInput<Dimension>? Dimension, KeyFilterInput? Organisation)
{
    public bool Matches(Gap gap, OrganisationNetwork network) =>
        (Kind?.Matches(gap.Kind) ?? true)
        && (Dimension?.Matches(gap.Dimension) ?? true)
        && (Organisation is null || Keys(gap, network).Any(Organisation.Matches));

    /// <summary>Refuses a key that no organisation has: an empty list would read as "no gaps".</summary>
    /// <exception cref="GraphQLException">There is no such organisation.</exception>
    public void Guard(OrganisationNetwork network)
    {
        var known = network.Organisations.Select(o => o.Key);
        IEnumerable<string> asked = [.. Organisation?.In ?? [], .. Organisation?.Eq is { } eq ? [eq] : Array.Empty<string>()];
        if (asked.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new GraphQLException(
                $"where.organisation names '{unknown}', and no organisation has that key. Ask organisations {{ nodes {{ key name }} }}.");
        }
    }

    private static IEnumerable<string> Keys(Gap gap, OrganisationNetwork network) =>
        from index in new[] { gap.From.Organisation, gap.To.Organisation }
        where index is not null
        select network.Organisations[index.Value].Key;
}

/// <summary>A condition on one of a few values.</summary>
internal sealed record MemberFilterInput<T>(T? Eq, T? Neq, IReadOnlyList<T>? In, IReadOnlyList<T>? Nin)
    where T : struct, Enum
{
    public bool Matches(T value) =>
        (Eq is not { } eq || Is(eq, value))
        && (Neq is not { } neq || !Is(neq, value))
        && (In is null || In.Contains(value))
        && (Nin is null || !Nin.Contains(value));

    private static bool Is(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
}

/// <summary>A condition on the key of an organisation.</summary>
internal sealed record KeyFilterInput(string? Eq, IReadOnlyList<string>? In)
{
    public bool Matches(string key) => (Eq is null || Eq == key) && (In is null || In.Contains(key));
}
