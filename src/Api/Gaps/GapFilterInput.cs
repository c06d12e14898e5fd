using NetworkLens.Api.Ids;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Gaps;

/// <summary>Which gaps are wanted: everything that is given must hold.</summary>
internal sealed record GapFilterInput(
    KeyFilterInput? Id,
    MemberFilterInput<GapKind>? Kind,
    MemberFilterInput<Dimension>? Dimension,
    MemberFilterInput<GapVerdict>? Verdict,
    MemberFilterInput<GapConfidence>? Confidence,
    MemberFilterInput<PairScope>? Scope,
    MemberFilterInput<PairOrigin>? Origin,
    KeyFilterInput? Expectation,
    KeyFilterInput? Organisation,
    KeyFilterInput? Unit,
    LevelFilterInput? Level)
{
    private PlaceFilter Place => new(Organisation, Unit, Level);

    /// <summary>Whether a gap that the viewer is shown was asked for. No filter is asked of one that is withheld.</summary>
    public bool Matches(GapView view) =>
        (Id?.Matches(view.Gap.Id) ?? true)
        && (Kind?.Matches(view.Gap.Kind) ?? true)
        && (Dimension?.Matches(view.Gap.Dimension) ?? true)
        && (Verdict?.Matches(view.Verdict) ?? true)
        && (Confidence?.Matches(view.Shown?.Pair?.Test.Confidence) ?? true)
        && (Scope?.Matches(view.Gap.Pair?.Scope) ?? true)
        && PairOrigins.Matches(view.Gap.Pair?.Rule, Origin, Expectation)
        && Place.Matches(view.Network.Network, view.Gap.From, view.Gap.To);

    /// <summary>Refuses a key that nothing has: an empty list would read as "no gaps".</summary>
    /// <exception cref="GraphQLException">There is no such organisation or unit.</exception>
    public void Guard(OrganisationNetwork network) => Place.Guard(network);
}

/// <summary>Which pairs are wanted: everything that is given must hold.</summary>
internal sealed record ExpectedPairFilterInput(
    KeyFilterInput? Id,
    KeyFilterInput? ParentId,
    MemberFilterInput<Dimension>? Dimension,
    MemberFilterInput<GapVerdict>? Verdict,
    MemberFilterInput<GapConfidence>? Confidence,
    MemberFilterInput<PairScope>? Scope,
    MemberFilterInput<PairOrigin>? Origin,
    KeyFilterInput? Expectation,
    KeyFilterInput? Organisation,
    KeyFilterInput? Unit,
    LevelFilterInput? Level)
{
    private PlaceFilter Place => new(Organisation, Unit, Level);

    /// <summary>Whether a viewer who is shown this pair so asked for it.</summary>
    public bool Matches(PairView view) =>
        (Id?.Matches(view.Pair.Id) ?? true)
        && (ParentId is null || (view.Pair.ParentId is { } parent && ParentId.Matches(parent)))
        && (Dimension?.Matches(view.Pair.Dimension) ?? true)
        && (Verdict?.Matches(view.Verdict) ?? true)
        && (Confidence?.Matches(view.Shown?.Test.Confidence) ?? true)
        && (Scope?.Matches(view.Pair.Scope) ?? true)
        && PairOrigins.Matches(view.Pair.Rule, Origin, Expectation)
        && Place.Matches(view.Network.Network, view.Pair.From, view.Pair.To);

    /// <summary>Refuses a key that nothing has: an empty list would read as "no pairs".</summary>
    /// <exception cref="GraphQLException">There is no such organisation or unit.</exception>
    public void Guard(OrganisationNetwork network) => Place.Guard(network);
}

/// <summary>Conditions on who expects a link.</summary>
internal static class PairOrigins
{
    /// <summary>Whether the rule of a pair, null for none, meets the conditions.</summary>
    public static bool Matches(GapRule? rule, MemberFilterInput<PairOrigin>? origin, KeyFilterInput? expectation) =>
        (origin?.Matches(rule is null ? PairOrigin.Dimension : PairOrigin.User) ?? true)
        && (expectation is null || (rule is not null && expectation.Matches(NodeId.Encode("Expectation", rule.Id))));
}

/// <summary>Where either of two groups lies.</summary>
internal sealed record PlaceFilter(KeyFilterInput? Organisation, KeyFilterInput? Unit, LevelFilterInput? Level)
{
    public bool Matches(OrganisationNetwork network, PeopleGroup from, PeopleGroup to) =>
        (Organisation is null || IsIn(network, from, Organisation) || IsIn(network, to, Organisation))
        && (Unit is null || IsBelow(network, from, Unit) || IsBelow(network, to, Unit))
        && (Level is null || Level.Matches(from.Level) || Level.Matches(to.Level));

    /// <exception cref="GraphQLException">There is no such organisation or unit.</exception>
    public void Guard(OrganisationNetwork network)
    {
        Guard("organisation", Organisation, network.Organisations.Select(o => o.Key), "organisations { nodes { key name } }");
        Guard("unit", Unit, network.Units.Select(u => u.Key), "units { nodes { key name } }");
    }

    private static void Guard(string filter, KeyFilterInput? keys, IEnumerable<string> known, string ask)
    {
        IEnumerable<string> asked = [.. keys?.In ?? [], .. keys?.Eq is { } eq ? [eq] : Array.Empty<string>()];
        if (asked.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new GraphQLException($"where.{filter} names '{unknown}', and no {filter} has that key. Ask {ask}.");
        }
    }

    private static bool IsIn(OrganisationNetwork network, PeopleGroup group, KeyFilterInput keys) =>
        group.Organisation is { } organisation && keys.Matches(network.Organisations[organisation].Key);

    private static bool IsBelow(OrganisationNetwork network, PeopleGroup group, KeyFilterInput keys)
    {
        // As many steps as there are units end a circle of parents.
        var unit = group.Unit ?? -1;
        for (var steps = 0; unit >= 0 && steps < network.Units.Length; steps++)
        {
            if (keys.Matches(network.Units[unit].Key))
            {
                return true;
            }

            unit = network.Units[unit].Parent;
        }

        return false;
    }
}

/// <summary>A condition on one of a few values; what has none meets no condition.</summary>
internal sealed record MemberFilterInput<T>(T? Eq, T? Neq, IReadOnlyList<T>? In, IReadOnlyList<T>? Nin)
    where T : struct, Enum
{
    public bool Matches(T? value) =>
        value is { } known
        && (Eq is not { } eq || Is(eq, known))
        && (Neq is not { } neq || !Is(neq, known))
        && (In is null || In.Contains(known))
        && (Nin is null || !Nin.Contains(known));

    private static bool Is(T one, T other) => EqualityComparer<T>.Default.Equals(one, other);
}

/// <summary>A condition on a level; what has none meets no condition.</summary>
internal sealed record LevelFilterInput(Level? Eq, IReadOnlyList<Level>? In)
{
    public bool Matches(Level? level) => level is { } known && (Eq is null || Eq == known) && (In is null || In.Contains(known));
}

/// <summary>A condition on a key or an id.</summary>
internal sealed record KeyFilterInput(string? Eq, IReadOnlyList<string>? In)
{
    public bool Matches(string key) => (Eq is null || Eq == key) && (In is null || In.Contains(key));
}
