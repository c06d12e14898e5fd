using System.Collections.Immutable;
using System.Text.Json;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Networks;

/// <summary>What people are grouped by: a column that every network has, or a free attribute.</summary>
/// <param name="Column">The column, or null.</param>
/// <param name="Attribute">The attribute's name, or null.</param>
public sealed record GroupAttributeInput(GroupColumn? Column, string? Attribute)
{
    /// <summary>Names the attribute uniquely.</summary>
    public string Key => Column is { } column ? $"column:{column}" : $"attribute:{Attribute}";

    /// <summary>The column of a network.</summary>
    /// <exception cref="GraphQLException">The network has no such attribute.</exception>
    public AttributeColumn Of(OrganisationNetwork network) => Column switch
    {
        GroupColumn.Organisation => Labelled(
            network, "organisation", p => KeyOf(network.Organisations, network.OrganisationOf[p], o => o.Key)),
        GroupColumn.Unit => Labelled(network, "unit", p => KeyOf(network.Units, network.UnitOf[p], u => u.Key)),
        GroupColumn.Directorate => Labelled(network, "directorate", p => KeyOf(network.Units, Top(network, network.UnitOf[p]), u => u.Key)),
        GroupColumn.Level => Labelled(network, "level", p => network.LevelOf[p] is var level and not Level.Unknown ? Word(level) : null),
        GroupColumn.Discipline => Labelled(
            network, "discipline", p => network.DisciplineOf[p] is var discipline and not Discipline.Unknown ? Word(discipline) : null),
        GroupColumn.Profession => network.Profession,
        _ => network.Attributes.GetValueOrDefault(Attribute!) ?? throw Unknown(network),
    };

    private static AttributeColumn Labelled(OrganisationNetwork network, string name, Func<int, string?> label) =>
        AttributeColumn.FromValues(name, [.. Enumerable.Range(0, network.PeopleCount).Select(label)]);

    private static string? KeyOf<T>(ImmutableArray<T> table, int index, Func<T, string> key) => index < 0 ? null : key(table[index]);

    private static int Top(OrganisationNetwork network, int unit) => network.UnitAndAbove(unit).DefaultIfEmpty(-1).Last();

    // As the contract writes its enums, so that a label can be given back where one is asked for.
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private GraphQLException Unknown(OrganisationNetwork network) => new(
        $"People have no attribute '{Attribute}'. " +
        (network.Attributes.IsEmpty
            ? "The imported data have no free attributes."
            : $"There are: {string.Join(", ", network.Attributes.Keys)}."));
}

/// <summary>A column that every network has.</summary>
public enum GroupColumn
{
    /// <summary>Organisation of the primary post, by key.</summary>
    Organisation,

    /// <summary>Unit of the primary post, by key.</summary>
    Unit,

    /// <summary>The unit at the top of that unit's tree, by key.</summary>
    Directorate,

    /// <summary>Level of the primary post.</summary>
    Level,

    /// <summary>Profession.</summary>
    Profession,

    /// <summary>Discipline of all posts together.</summary>
    Discipline,
}

/// <summary>What disclosure asks of a column.</summary>
internal static class AttributeColumns
{
    /// <summary>People of the smallest group, blanks left aside; 0 where there is no group.</summary>
    public static int SmallestGroup(this AttributeColumn column) => column.GroupSizes().DefaultIfEmpty().Min();

    /// <summary>People of each group.</summary>
    public static int[] GroupSizes(this AttributeColumn column)
    {
        var sizes = new int[column.Values.Length];
        foreach (var code in column.Codes)
        {
            if (code >= 0)
            {
                sizes[code]++;
            }
        }

        return sizes;
    }
}
