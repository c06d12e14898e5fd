namespace NetworkLens.Graph.Networks;

/// <summary>Tells who is in under a lens.</summary>
internal sealed class LensGate
{
    private readonly Lens _lens;
    private readonly bool[] _organisationIn;
    private readonly bool[] _unitIn;

    /// <summary>Looks the filters' keys up once; keys that name nothing let nobody in.</summary>
    public LensGate(Lens lens, StructureRows structure)
    {
        _lens = lens;
        _organisationIn = [.. structure.Organisations.Select(organisation => lens.Organisations.Contains(organisation.Key))];
        _unitIn = [.. structure.Units.Select((_, unit) => IsNamedOrBelow(unit))];

        bool IsNamedOrBelow(int unit)
        {
            // As many steps as there are units are enough for any tree, and end a circle.
            for (var steps = 0; unit >= 0 && steps < structure.Units.Length; steps++)
            {
                if (lens.Units.Contains(structure.Units[unit].Key))
                {
                    return true;
                }

                unit = structure.Units[unit].Parent;
            }

            return false;
        }
    }

    /// <summary>Whether a place passes the filters by organisation, unit and level; null is a place unknown.</summary>
    public bool LetsIn(StructureRows structure, PostRow? post)
    {
        var organisation = post is { } o ? structure.OrganisationOf(o) : -1;
        var unit = post is { } u ? structure.UnitOf(u) : -1;
        return (_lens.Organisations.IsEmpty || (organisation >= 0 && _organisationIn[organisation]))
            && (_lens.Units.IsEmpty || (unit >= 0 && _unitIn[unit]))
            && (_lens.Levels.IsEmpty || _lens.Levels.Contains(post?.Level ?? Level.Unknown));
    }

    /// <summary>Whether a profession passes the filter.</summary>
    public bool LetsInProfession(string? profession) =>
        _lens.Professions.IsEmpty || (!string.IsNullOrEmpty(profession) && _lens.Professions.Contains(profession));
}
