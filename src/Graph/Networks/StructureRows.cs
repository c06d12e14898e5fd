using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>Organisations and units by index, and the way from a row's id to it.</summary>
internal sealed class StructureRows
{
    private readonly Dictionary<long, int> _organisationIndex;
    private readonly Dictionary<long, int> _unitIndex;

    private StructureRows(Dictionary<long, int> organisationIndex, Dictionary<long, int> unitIndex)
    {
        _organisationIndex = organisationIndex;
        _unitIndex = unitIndex;
    }

    /// <summary>Organisations in ordinal order of key.</summary>
    public required ImmutableArray<Organisation> Organisations { get; init; }

    /// <summary>Units in ordinal order of key.</summary>
    public required ImmutableArray<Unit> Units { get; init; }

    /// <summary>Sorts and joins the rows; links count when they hold on <paramref name="day"/>.</summary>
    public static StructureRows Of(
        List<OrganisationRow> organisations,
        List<(long Child, long Parent, DateOnly? Start, DateOnly? End)> links,
        List<UnitRow> units,
        DateOnly day)
    {
        var organisationRows = organisations.ToList();
        SortByKey(organisationRows, "organisation", row => row.Key);
        var organisationIndex = IndexById(organisationRows, "Organisation", row => row.Id);
        var parents = new SortedSet<int>[organisationRows.Count];
        foreach (var (child, parent, start, end) in links)
        {
            var c = Find(organisationIndex, child, "A link", "organisation");
            var p = Find(organisationIndex, parent, "A link", "organisation");
            if ((start is null || start <= day) && (end is null || end > day))
            {
                (parents[c] ??= []).Add(p);
            }
        }

        var unitRows = units.ToList();
        SortByKey(unitRows, "unit", row => row.Key);
        var unitIndex = IndexById(unitRows, "Unit", row => row.Id);
        return new(organisationIndex, unitIndex)
        {
            Organisations = [.. organisationRows.Select((row, i) => new Organisation(row.Id, row.Key, row.Name, [.. parents[i] ?? []]))],
            Units =
            [
                .. unitRows.Select(row => new Unit(
                    row.Id,
                    row.Key,
                    row.Name,
                    Find(organisationIndex, row.OrganisationId, $"Unit '{row.Key}'", "organisation"),
                    row.ParentId is { } parent ? Find(unitIndex, parent, $"Unit '{row.Key}'", "unit") : -1,
                    row.Site,
                    row.ServiceLine)),
            ],
        };
    }

    /// <summary>Sorts by key, ordinal, and refuses a key that stands twice.</summary>
    public static void SortByKey<T>(List<T> rows, string what, Func<T, string> key)
    {
        rows.Sort((left, right) => string.CompareOrdinal(key(left), key(right)));
        for (var i = 1; i < rows.Count; i++)
        {
            if (string.Equals(key(rows[i]), key(rows[i - 1]), StringComparison.Ordinal))
            {
                throw new ArgumentException($"Two rows are the {what} '{key(rows[i])}'.", nameof(rows));
            }
        }
    }

    /// <summary>Index of a post's organisation, its own or its unit's; -1 unknown.</summary>
    public int OrganisationOf(in PostRow post) =>
        post.OrganisationId is { } id ? Find(_organisationIndex, id, $"Post '{post.Key}'", "organisation")
        : UnitOf(post) is >= 0 and var unit ? Units[unit].Organisation
        : -1;

    /// <summary>Index of a post's unit; -1 unknown.</summary>
    public int UnitOf(in PostRow post) => post.UnitId is { } id ? Find(_unitIndex, id, $"Post '{post.Key}'", "unit") : -1;

    private static Dictionary<long, int> IndexById<T>(List<T> rows, string what, Func<T, long> id)
    {
        var index = new Dictionary<long, int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!index.TryAdd(id(rows[i]), i))
            {
                throw new ArgumentException($"{what} id {id(rows[i])} was added twice.", nameof(rows));
            }
        }

        return index;
    }

    private static int Find(Dictionary<long, int> index, long id, string who, string what) =>
        index.TryGetValue(id, out var found)
            ? found
            : throw new ArgumentException($"{who} names {what} id {id}, which was not added.", nameof(id));
}
