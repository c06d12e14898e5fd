using System.Collections.Immutable;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>What is compared: its coordinate and where it, or else its owner, stands in both schemas.</summary>
internal readonly record struct Spot(string Coordinate, SchemaPlace? Before, SchemaPlace? After);

/// <summary>The changes found so far.</summary>
internal sealed class Findings
{
    private readonly List<SchemaChange> changes = [];

    public void Add(ChangeKind kind, ChangeType type, Spot spot, string what, string meaning) =>
        changes.Add(new(kind, type, spot.Coordinate, what, meaning, spot.Before, spot.After));

    public ImmutableArray<SchemaChange> InOrder() =>
    [
        .. changes
            .OrderByDescending(change => change.Kind)
            .ThenBy(change => change.Coordinate, StringComparer.Ordinal)
            .ThenBy(change => change.Type)
            .ThenBy(change => change.What, StringComparer.Ordinal),
    ];
}

/// <summary>Brings together what has the same name in both schemas.</summary>
internal static class Pairs
{
    /// <summary>What was there, in its order, each with what is there now or null; then what is new, with null before it.</summary>
    public static IEnumerable<(T? Before, T? After)> ByName<T>(IEnumerable<T> before, IEnumerable<T> after)
        where T : class, INamed
    {
        var now = after.ToDictionary(item => item.Name);
        foreach (var item in before)
        {
            now.Remove(item.Name, out var match);
            yield return (item, match);
        }

        foreach (var item in now.Values)
        {
            yield return (null, item);
        }
    }
}
