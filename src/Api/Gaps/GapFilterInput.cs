using NetworkLens.Api.Expectations;
using NetworkLens.Api.Ids;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
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

    /// <summary>Refuses a key or id that nothing can have: an empty list would read as "no gaps".</summary>
    /// <exception cref="GraphQLException">There is no such organisation, unit or rule, or a gap cannot have such an id.</exception>
    public async ValueTask GuardAsync(OrganisationNetwork network, ResolverContext context)
    {
        EmptyLists.Guard(
            ("id", Id?.In?.Count),
            ("kind", Kind?.In?.Count),
            ("dimension", Dimension?.In?.Count),
            ("verdict", Verdict?.In?.Count),
            ("confidence", Confidence?.In?.Count),
            ("scope", Scope?.In?.Count),
            ("origin", Origin?.In?.Count),
            ("expectation", Expectation?.In?.Count),
            ("organisation", Organisation?.In?.Count),
            ("unit", Unit?.In?.Count),
            ("level", Level?.In?.Count));
        Place.Guard(network);
        GapIdFilters.Guard("id", "a gap", Id, "gaps { nodes { id } }");
        await PairOrigins.GuardAsync(Expectation, context);
    }
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

    /// <summary>Refuses a key or id that nothing can have: an empty list would read as "no pairs".</summary>
    /// <exception cref="GraphQLException">There is no such organisation, unit or rule, or a pair cannot have such an id.</exception>
    public async ValueTask GuardAsync(OrganisationNetwork network, ResolverContext context)
    {
        EmptyLists.Guard(
            ("id", Id?.In?.Count),
            ("parentId", ParentId?.In?.Count),
            ("dimension", Dimension?.In?.Count),
            ("verdict", Verdict?.In?.Count),
            ("confidence", Confidence?.In?.Count),
            ("scope", Scope?.In?.Count),
            ("origin", Origin?.In?.Count),
            ("expectation", Expectation?.In?.Count),
            ("organisation", Organisation?.In?.Count),
            ("unit", Unit?.In?.Count),
            ("level", Level?.In?.Count));
        Place.Guard(network);
        GapIdFilters.Guard("id", "a pair", Id, "pairs { nodes { id } }");
        GapIdFilters.Guard("parentId", "a pair", ParentId, "pairs { nodes { id } }");
        await PairOrigins.GuardAsync(Expectation, context);
    }
}

/// <summary>Lists of values of which one is to hold.</summary>
internal static class EmptyLists
{
    /// <summary>Refuses a list that names nothing, which nothing can meet.</summary>
    /// <param name="lists">How many values each filter lists; null where it lists none.</param>
    /// <exception cref="GraphQLException">A list is empty.</exception>
    public static void Guard(params ReadOnlySpan<(string Filter, int? Count)> lists)
    {
        foreach (var (filter, count) in lists)
        {
            if (count == 0)
            {
                throw new GraphQLException($"where.{filter}.in is an empty list. Leave it out for all, or name at least one.");
            }
        }
    }
}

/// <summary>Conditions on ids of gaps and pairs.</summary>
internal static class GapIdFilters
{
    /// <summary>
    /// Refuses what is the id of none in any version of the data. Of one that is there no longer nothing is listed, and that says so.
    /// </summary>
    /// <exception cref="GraphQLException">It is no id.</exception>
    public static void Guard(string filter, string what, KeyFilterInput? ids, string ask)
    {
        if (ids?.Asked.FirstOrDefault(id => !GapIds.CanBe(id)) is { } unknown)
        {
            throw new GraphQLException($"where.{filter} names '{unknown}', and that is no id of {what}. Ask {ask}.");
        }
    }
}

/// <summary>Conditions on who expects a link.</summary>
internal static class PairOrigins
{
    private const string Rule = "Expectation";

    /// <summary>Whether the rule of a pair, null for none, meets the conditions.</summary>
    public static bool Matches(GapRule? rule, MemberFilterInput<PairOrigin>? origin, KeyFilterInput? expectation) =>
        (origin?.Matches(rule is null ? PairOrigin.Dimension : PairOrigin.User) ?? true)
        && (expectation is null || (rule is not null && expectation.Matches(NodeId.Encode(Rule, rule.Id))));

    /// <summary>Refuses the id of a rule that there is not.</summary>
    /// <exception cref="GraphQLException">There is no such rule.</exception>
    public static async ValueTask GuardAsync(KeyFilterInput? expectation, ResolverContext context)
    {
        string[] asked = [.. expectation?.Asked ?? []];
        long[] rows = [.. asked.Select(id => NodeId.TryDecode(id, out var node) && node.Type == Rule ? node.Row : 0)];
        var rules = await context.Loader<ExpectationById>().LoadManyAsync(rows);
        if (Array.FindIndex([.. rules], rule => rule is null) is >= 0 and var unknown)
        {
            throw new GraphQLException(
                $"where.expectation names '{asked[unknown]}', and no rule has that id. Ask expectations {{ nodes {{ id name }} }}.");
        }
    }
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
        if (keys?.Asked.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new GraphQLException($"where.{filter} names '{unknown}', and no {filter} has that key. Ask {ask}.");
        }
    }

    private static bool IsIn(OrganisationNetwork network, PeopleGroup group, KeyFilterInput keys) =>
        group.Organisation is { } organisation && keys.Matches(network.Organisations[organisation].Key);

    private static bool IsBelow(OrganisationNetwork network, PeopleGroup group, KeyFilterInput keys) =>
        network.UnitAndAbove(group.Unit ?? -1).Any(unit => keys.Matches(network.Units[unit].Key));
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
    /// <summary>
    /// Refuses SYSTEM alone where no group that the viewer is shown is of that level: those of executives hold system leaders too, and are
    /// EXECUTIVE. Only reporting lines and rules of users have groups of system leaders by themselves.
    /// </summary>
    /// <exception cref="GraphQLException">There is no such group.</exception>
    public void Guard(IEnumerable<Level?> shown)
    {
        Level[] named = [.. In ?? [], .. Eq is { } eq ? [eq] : Array.Empty<Level>()];
        if (named.Length > 0 && named.All(level => level == Level.System) && !shown.Contains(Level.System))
        {
            throw new GraphQLException(
                "where.level names SYSTEM, and no group here is of system leaders alone: they are in one group with executives. "
                + "Ask level: { eq: EXECUTIVE }.");
        }
    }

    public bool Matches(Level? level) => level is { } known && (Eq is null || Eq == known) && (In is null || In.Contains(known));
}

/// <summary>A condition on a key or an id.</summary>
internal sealed record KeyFilterInput(string? Eq, IReadOnlyList<string>? In)
{
    /// <summary>The keys that it names.</summary>
    public IEnumerable<string> Asked => [.. In ?? [], .. Eq is { } eq ? [eq] : Array.Empty<string>()];

    public bool Matches(string key) => (Eq is null || Eq == key) && (In is null || In.Contains(key));
}
