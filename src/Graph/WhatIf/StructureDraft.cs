using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>Organisations and units while they are being merged, by the indices that they had before.</summary>
internal sealed class StructureDraft
{
    private readonly OrganisationNetwork _base;
    private readonly Organisation[] _organisations;
    private readonly Unit[] _units;
    private readonly bool[] _isOrganisationGone; // Merged into another.
    private readonly bool[] _isUnitGone;
    private LensGate? _gate;

    public StructureDraft(OrganisationNetwork network)
    {
        _base = network;
        _organisations = [.. network.Organisations];
        _units = [.. network.Units];
        _isOrganisationGone = new bool[_organisations.Length];
        _isUnitGone = new bool[_units.Length];
    }

    /// <summary>Whether anything was merged.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>
    /// Who is let in by the lens. Mergers leave that as it is: only what is let in is merged, so that what lay below the one and is let in
    /// lies below the other and is let in.
    /// </summary>
    public LensGate Gate => _gate ??= new(_base.Lens, _base.Organisations, _base.Units);

    /// <summary>Organisation that a unit belongs to.</summary>
    public int OrganisationOf(int unit) => _units[unit].Organisation;

    /// <summary>The organisation of a key.</summary>
    public int Organisation(string field, string key)
    {
        var found = Search(_organisations, organisation => organisation.Key, key);
        return found < 0
            ? throw new ChangeFaultException(
                field, ChangeFaultCode.UnknownOrganisation, "No organisation has this key.", "Use a key as the data have it.")
            : _isOrganisationGone[found] ? throw Merged(field, "organisation") : found;
    }

    /// <summary>The unit of a key.</summary>
    public int Unit(string field, string key)
    {
        var found = Search(_units, unit => unit.Key, key);
        return found < 0
            ? throw new ChangeFaultException(
                field, ChangeFaultCode.UnknownUnit, "No unit has this key.", "Use a key as the data have it.")
            : _isUnitGone[found] ? throw Merged(field, "unit") : found;
    }

    /// <summary>Whether a unit is another, or lies below it.</summary>
    public bool IsWithin(int unit, int above)
    {
        // As many steps as there are units are enough for any tree, and end a circle.
        for (var steps = 0; unit >= 0 && steps <= _units.Length; steps++)
        {
            if (unit == above)
            {
                return true;
            }

            unit = _units[unit].Parent;
        }

        return false;
    }

    /// <summary>Whether an organisation is another, or belongs to it, however many stand between.</summary>
    public bool BelongsTo(int organisation, int above)
    {
        var seen = new HashSet<int> { organisation };
        var next = new Stack<int>(seen);
        while (next.TryPop(out var at))
        {
            if (at == above)
            {
                return true;
            }

            foreach (var parent in _organisations[at].Parents)
            {
                if (seen.Add(parent))
                {
                    next.Push(parent);
                }
            }
        }

        return false;
    }

    /// <summary>Merges a unit into another that does not lie below it.</summary>
    /// <returns>The units that change their organisation with it, itself included; none within one organisation.</returns>
    public IReadOnlySet<int> MergeUnits(int unit, int into)
    {
        var (from, to) = (_units[unit].Organisation, _units[into].Organisation);
        HashSet<int> moving = from == to
            ? []
            : [.. Enumerable.Range(0, _units.Length).Where(each => _units[each].Organisation == from && IsWithin(each, unit))];
        foreach (var each in moving)
        {
            _units[each] = _units[each] with { Organisation = to };
        }

        for (var each = 0; each < _units.Length; each++)
        {
            if (_units[each].Parent == unit)
            {
                _units[each] = _units[each] with { Parent = into };
            }
        }

        (_isUnitGone[unit], IsChanged) = (true, true);
        return moving;
    }

    /// <summary>
    /// Merges an organisation into another that does not belong to it. What belonged to it belongs to the other; the other belongs to
    /// whatever it belonged to, but for what belongs to the other itself.
    /// </summary>
    public void MergeOrganisations(int organisation, int into)
    {
        var inherited = _organisations[organisation].Parents
            .Where(parent => parent != organisation && !BelongsTo(parent, into)).ToList();
        for (var each = 0; each < _organisations.Length; each++)
        {
            var parents = _organisations[each].Parents.ToHashSet();
            if (parents.Remove(organisation) && each != into)
            {
                parents.Add(into);
            }

            if (each == into)
            {
                parents.UnionWith(inherited);
            }

            _organisations[each] = _organisations[each] with { Parents = [.. parents.Order()] };
        }

        for (var unit = 0; unit < _units.Length; unit++)
        {
            if (_units[unit].Organisation == organisation)
            {
                _units[unit] = _units[unit] with { Organisation = into };
            }
        }

        (_isOrganisationGone[organisation], IsChanged) = (true, true);
    }

    /// <summary>Indices in the changed network; -1 for what was merged, which nothing names any more.</summary>
    public (int[] Organisations, int[] Units) NewIndices() => (Staying(_isOrganisationGone), Staying(_isUnitGone));

    /// <summary>Organisations and units of the changed network.</summary>
    public (ImmutableArray<Organisation> Organisations, ImmutableArray<Unit> Units) Build()
    {
        var (organisationIndex, unitIndex) = NewIndices();
        return (
            [
                .. _organisations.Where((_, o) => !_isOrganisationGone[o])
                    .Select(o => o with { Parents = [.. o.Parents.Select(parent => organisationIndex[parent])] }),
            ],
            [
                .. _units.Where((_, u) => !_isUnitGone[u]).Select(u => u with
                {
                    Organisation = organisationIndex[u.Organisation],
                    Parent = u.Parent < 0 ? -1 : unitIndex[u.Parent],
                }),
            ]);
    }

    /// <summary>Finds a key in a list in ordinal order of key; negative where it is not there.</summary>
    public static int Search<T>(IReadOnlyList<T> list, Func<T, string> keyOf, string key)
    {
        var (low, high) = (0, list.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(keyOf(list[middle]), key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static int[] Staying(bool[] isGone)
    {
        var next = 0;
        return Array.ConvertAll(isGone, gone => gone ? -1 : next++);
    }

    private static ChangeFaultException Merged(string field, string what) => new(
        field,
        ChangeFaultCode.MergedAway,
        $"An earlier change merged this {what} into another.",
        $"Name the {what} that took it in.");
}
