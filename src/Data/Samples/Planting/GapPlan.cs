using NetworkLens.Data.Samples.Building;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Planting;

/// <summary>A group of a plan, in codes that hold for every system: the letter of an organisation, unit codes without it.</summary>
internal sealed record GroupPlan(
    char Organisation,
    string[]? Units = null,
    string[]? NotUnits = null,
    Level[]? Levels = null,
    Discipline[]? Disciplines = null,
    string? Profession = null)
{
    /// <summary>The group in the keys of one system; null where that system is too small to have its units.</summary>
    internal (PlantedGroup Group, int[] Members)? Find(World world, int system, string systemKey)
    {
        var organisation = $"{systemKey}{Organisation}";
        string[] units = [.. (Units ?? []).Select(code => $"{organisation}-{code}")];
        string[] notUnits = [.. (NotUnits ?? []).Select(code => $"{organisation}-{code}")];
        var members = new List<int>();
        for (var i = world.SystemStarts[system]; i < world.SystemStarts[system + 1]; i++)
        {
            var post = world.People[i].Primary;
            if (post.Unit.Organisation.Key == organisation
                && (units.Length == 0 || Array.Exists(units, key => IsUnder(post.Unit, key)))
                && !Array.Exists(notUnits, key => IsUnder(post.Unit, key))
                && (Levels is null || Levels.Contains(post.Level))
                && (Disciplines is null || Disciplines.Contains(post.Discipline))
                && (Profession is null || Profession == post.Role.Profession))
            {
                members.Add(i);
            }
        }

        if (members.Count == 0)
        {
            return null;
        }

        var group = new PlantedGroup(
            [organisation],
            units,
            notUnits,
            [.. (Levels ?? []).Select(Words.Of)],
            [.. (Disciplines ?? []).Select(Words.Of)],
            Profession is null ? [] : [Profession],
            members.Count);
        return (group, [.. members]);
    }

    private static bool IsUnder(UnitDraft unit, string key) =>
        unit.Key == key || (unit.Key.StartsWith(key, StringComparison.Ordinal) && unit.Key[key.Length] == '-');
}

/// <summary>A link that is to be made missing in every system.</summary>
/// <param name="Title">What it is, in words.</param>
/// <param name="Kind">How.</param>
/// <param name="Dimension">Its direction.</param>
/// <param name="A">One group.</param>
/// <param name="B">The other.</param>
/// <param name="Keep">Share of the ties that stays; for sparse links.</param>
internal sealed record GapPlan(string Title, PlantedKind Kind, PlantedDimension Dimension, GroupPlan A, GroupPlan B, double Keep = 0);
