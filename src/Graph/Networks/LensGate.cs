using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>Tells who is in under a lens.</summary>
internal sealed class LensGate
{
    private readonly Lens _lens;
    private readonly bool[] _organisationIn;
    private readonly bool[] _unitIn;

    /// <summary>Looks the filters' keys up once; keys that name nothing let nobody in.</summary>
    public LensGate(Lens lens, ImmutableArray<Organisation> organisations, ImmutableArray<Unit> units)
    {
        _lens = lens;
        _organisationIn = [.. organisations.Select(organisation => lens.Organisations.Contains(organisation.Key))];
        _unitIn = [.. units.Select((_, unit) => IsNamedOrBelow(unit))];

        bool IsNamedOrBelow(int unit)
        {
            // As many steps as there are units are enough for any tree, and end a circle.
            for (var steps = 0; unit >= 0 && steps < units.Length; steps++)
            {
                if (lens.Units.Contains(units[unit].Key))
                {
                    return true;
                }

                unit = units[unit].Parent;
            }

            return false;
        }
    }

    /// <summary>Whether a post's place passes the filters by organisation, unit and level; null is a place unknown.</summary>
    public bool LetsIn(StructureRows structure, PostRow? post) => LetsIn(
        post is { } o ? structure.OrganisationOf(o) : -1,
        post is { } u ? structure.UnitOf(u) : -1,
        post?.Level ?? Level.Unknown);

    /// <summary>Whether a place passes the filters by organisation, unit and level; -1 is not known.</summary>
    public bool LetsIn(int organisation, int unit, Level level) =>
        LetsIn(organisation, unit) && (_lens.Levels.IsEmpty || _lens.Levels.Contains(level));

    /// <summary>Whether a place passes the filters by organisation and unit; -1 is not known.</summary>
    public bool LetsIn(int organisation, int unit) =>
        LetsInOrganisation(organisation) && (_lens.Units.IsEmpty || (unit >= 0 && _unitIn[unit]));

    /// <summary>Whether an organisation passes the filter by organisation; -1 is not known.</summary>
    public bool LetsInOrganisation(int organisation) =>
        _lens.Organisations.IsEmpty || (organisation >= 0 && _organisationIn[organisation]);

    /// <summary>Whether a profession passes the filter.</summary>
    public bool LetsInProfession(string? profession) =>
        _lens.Professions.IsEmpty || (!string.IsNullOrEmpty(profession) && _lens.Professions.Contains(profession));
}
