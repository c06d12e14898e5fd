using System.Collections.Immutable;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>The lens as a client asks for it; see <c>input LensInput</c> in schema/network.graphql.</summary>
public sealed record LensInput(
    IReadOnlyList<TieKind>? Kinds,
    DateOnly? From,
    bool AllTime,
    double? HalfLifeDays,
    double LeastWeight,
    TieDirection Direction,
    IReadOnlyList<string>? Organisations,
    IReadOnlyList<string>? Units,
    IReadOnlyList<string>? Professions,
    IReadOnlyList<Level>? Levels)
{
    /// <summary>The engine's lens. The end of its window stays open: <c>asOf</c> closes it.</summary>
    /// <exception cref="GraphQLException">A value is out of range.</exception>
    public Lens ToLens(DateOnly? asOf)
    {
        GuardList("kinds", Kinds);
        GuardList("organisations", Organisations);
        GuardList("units", Units);
        GuardList("professions", Professions);
        GuardList("levels", Levels);
        Guard(HalfLifeDays is null or > 0, "halfLifeDays is a number of days above 0. Leave it out for no decay.");
        Guard(LeastWeight >= 0, "leastWeight is 0 or more.");
        Guard(!AllTime || From is null, "allTime means no window at all. Leave out either allTime or from.");
        Guard(From is null || asOf is null || From < asOf, "from must be a day before asOf.");
        return new()
        {
            Kinds = [.. Kinds ?? []],
            FromTicks = AllTime ? 0 : From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).Ticks,
            HalfLifeDays = HalfLifeDays,
            LeastWeight = LeastWeight,
            Direction = Direction,
            Organisations = Keys(Organisations),
            Units = Keys(Units),
            Professions = Keys(Professions),
            Levels = [.. Levels ?? []],
        };
    }

    private static ImmutableSortedSet<string> Keys(IReadOnlyList<string>? keys) =>
        (keys ?? []).ToImmutableSortedSet(StringComparer.Ordinal);

    // An empty list lets nobody in, which no reader would take for an answer; nor should it mean everybody.
    private static void GuardList<T>(string name, IReadOnlyList<T>? list) =>
        Guard(list is not { Count: 0 }, $"{name} is an empty list. Leave it out for all, or name at least one.");

    private static void Guard(bool holds, string mend)
    {
        if (!holds)
        {
            throw new GraphQLException($"This lens cannot be: {mend}");
        }
    }
}
