using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Merging;

/// <summary>Fields that cannot be merged.</summary>
/// <param name="ResponseKey">The key they share.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Left">The first field, then those below it that are the cause.</param>
/// <param name="Right">The second field, then those below it that are the cause.</param>
internal sealed record FieldConflict(
    string ResponseKey,
    string Reason,
    IReadOnlyList<FieldSyntax> Left,
    IReadOnlyList<FieldSyntax> Right);

/// <summary>Names every pair of fields that conflict, as the reference implementation of GraphQL does.</summary>
/// <remarks>
/// Each selection set is compared within itself, with the fragments it spreads, and those with each other; two fields that agree have
/// their selection sets compared likewise. Pairs of fragments, and of a selection set and a fragment, are compared once, or twice if
/// first only for their shape. Cost is quadratic in fields of one key: hence the budget.
/// </remarks>
internal sealed class ConflictFinder(ValidationContext context)
{
    /// <summary>A search that has spent more gives up.</summary>
    public const int Budget = 200_000;

    private const int MaxConflicts = 1_000;
    private readonly Dictionary<SelectionSetSyntax, FieldMap> maps = [];
    private readonly Dictionary<(FieldMap, string), bool> comparedWithFragment = [];
    private readonly Dictionary<(string, string), bool> comparedFragments = [];
    private int spent;
    private int found;

    /// <summary>How many pairs were compared so far: what the budget bounds.</summary>
    public int Spent => spent;

    /// <summary>Whether the budget ran out, so that there may be conflicts that were not found.</summary>
    public bool IsExhausted => spent > Budget || found > MaxConflicts;

    /// <summary>All conflicts between fields of one selection set, fragments included.</summary>
    public IReadOnlyList<FieldConflict> FindWithin(SelectionSetSyntax selectionSet, NamedType? parent)
    {
        var conflicts = new List<FieldConflict>();
        if (IsExhausted)
        {
            return conflicts;
        }

        var map = MapOf(selectionSet, parent);
        foreach (var (key, fields) in map.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count && !IsExhausted; j++)
                {
                    Compare(key, fields[i], fields[j], areExclusive: false, conflicts);
                }
            }
        }

        for (var i = 0; i < map.Fragments.Count && !IsExhausted; i++)
        {
            BetweenFieldsAndFragment(map, map.Fragments[i], areExclusive: false, conflicts);
            for (var j = i + 1; j < map.Fragments.Count && !IsExhausted; j++)
            {
                BetweenFragments(map.Fragments[i], map.Fragments[j], areExclusive: false, conflicts);
            }
        }

        return conflicts;
    }

    private void Compare(string key, SelectedField a, SelectedField b, bool areExclusive, List<FieldConflict> conflicts)
    {
        spent++;
        areExclusive |= a.Excludes(b);
        string? reason = null;
        if (!areExclusive)
        {
            reason = a.Syntax.Name.Value != b.Syntax.Name.Value
                ? $"\"{a.Syntax.Name}\" and \"{b.Syntax.Name}\" are different fields"
                : !FieldSameness.SameArguments(a.Syntax, b.Syntax) ? "they have differing arguments"
                : FieldSameness.SameStream(a.Syntax, b.Syntax) ? null : "they have overlapping stream directives";
        }

        if (reason is null && a.Type is { } left && b.Type is { } right && FieldSameness.TypesConflict(left, right))
        {
            reason = $"they return conflicting types \"{left}\" and \"{right}\"";
        }

        if (reason is not null)
        {
            found++;
            conflicts.Add(new FieldConflict(key, reason, [a.Syntax], [b.Syntax]));
        }
        else if (a.Syntax.SelectionSet is { } leftSet && b.Syntax.SelectionSet is { } rightSet)
        {
            var below = new List<FieldConflict>();
            BetweenSelectionSets(
                MapOf(leftSet, a.Type?.NamedType), MapOf(rightSet, b.Type?.NamedType), areExclusive, below);
            if (below.Count > 0)
            {
                conflicts.Add(Combine(key, a.Syntax, b.Syntax, below));
            }
        }
    }

    private static FieldConflict Combine(string key, FieldSyntax a, FieldSyntax b, List<FieldConflict> below)
    {
        var reasons = below.Select(conflict =>
            $"subfields \"{conflict.ResponseKey}\" conflict because {conflict.Reason}");
        return new FieldConflict(
            key,
            string.Join(" and ", reasons),
            [a, .. below.SelectMany(conflict => conflict.Left)],
            [b, .. below.SelectMany(conflict => conflict.Right)]);
    }

    private void BetweenSelectionSets(FieldMap a, FieldMap b, bool areExclusive, List<FieldConflict> conflicts)
    {
        BetweenMaps(a, b, areExclusive, conflicts);
        foreach (var fragment in b.Fragments)
        {
            BetweenFieldsAndFragment(a, fragment, areExclusive, conflicts);
        }

        foreach (var fragment in a.Fragments)
        {
            BetweenFieldsAndFragment(b, fragment, areExclusive, conflicts);
        }

        foreach (var left in a.Fragments)
        {
            foreach (var right in b.Fragments)
            {
                if (IsExhausted)
                {
                    return;
                }

                BetweenFragments(left, right, areExclusive, conflicts);
            }
        }
    }

    private void BetweenMaps(FieldMap a, FieldMap b, bool areExclusive, List<FieldConflict> conflicts)
    {
        foreach (var (key, lefts) in a.Fields)
        {
            spent++;
            if (!b.Fields.TryGetValue(key, out var rights))
            {
                continue;
            }

            foreach (var left in lefts)
            {
                foreach (var right in rights)
                {
                    if (IsExhausted)
                    {
                        return;
                    }

                    Compare(key, left, right, areExclusive, conflicts);
                }
            }
        }
    }

    private void BetweenFieldsAndFragment(FieldMap map, string name, bool areExclusive, List<FieldConflict> conflicts)
    {
        if (!IsNew(comparedWithFragment, (map, name), areExclusive)
            || IsOver()
            || context.FindFragment(name) is not { } fragment
            || ReferenceEquals(map, MapOf(fragment)))
        {
            return;
        }

        var other = MapOf(fragment);
        BetweenMaps(map, other, areExclusive, conflicts);
        foreach (var inner in other.Fragments)
        {
            BetweenFieldsAndFragment(map, inner, areExclusive, conflicts);
        }
    }

    private void BetweenFragments(string left, string right, bool areExclusive, List<FieldConflict> conflicts)
    {
        var pair = string.CompareOrdinal(left, right) < 0 ? (left, right) : (right, left);
        if (left == right
            || !IsNew(comparedFragments, pair, areExclusive)
            || IsOver()
            || context.FindFragment(left) is not { } first
            || context.FindFragment(right) is not { } second)
        {
            return;
        }

        var (a, b) = (MapOf(first), MapOf(second));
        BetweenMaps(a, b, areExclusive, conflicts);
        foreach (var inner in b.Fragments)
        {
            BetweenFragments(left, inner, areExclusive, conflicts);
        }

        foreach (var inner in a.Fragments)
        {
            BetweenFragments(inner, right, areExclusive, conflicts);
        }
    }

    // A pair compared in earnest need not be compared for its shape alone.
    private static bool IsNew<TPair>(Dictionary<TPair, bool> compared, TPair pair, bool areExclusive)
        where TPair : notnull
    {
        if (compared.TryGetValue(pair, out var wereExclusive) && (areExclusive || !wereExclusive))
        {
            return false;
        }

        compared[pair] = areExclusive;
        return true;
    }

    private bool IsOver()
    {
        spent++;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            spent = Budget + 1;
        }

        return IsExhausted;
    }

    private FieldMap MapOf(FragmentDefinitionSyntax fragment) =>
        MapOf(fragment.SelectionSet, context.Schema.FindType(fragment.TypeCondition.Name.Value));

    private FieldMap MapOf(SelectionSetSyntax selectionSet, NamedType? parent)
    {
        if (!maps.TryGetValue(selectionSet, out var map))
        {
            maps[selectionSet] = map = new FieldMap();
            Collect(selectionSet, parent, map);
        }

        return map;
    }

    private void Collect(SelectionSetSyntax selectionSet, NamedType? parent, FieldMap map)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    if (!map.Fields.TryGetValue(field.ResponseKey, out var fields))
                    {
                        map.Fields[field.ResponseKey] = fields = [];
                    }

                    fields.Add(SelectedField.Of(parent, field));
                    break;
                case FragmentSpreadSyntax spread when !map.Fragments.Contains(spread.Name.Value):
                    map.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentSyntax inline:
                    var type = inline.TypeCondition is { } condition
                        ? context.Schema.FindType(condition.Name.Value)
                        : parent;
                    Collect(inline.SelectionSet, type, map);
                    break;
            }
        }
    }

    /// <summary>The fields of one selection set by response key, and the fragments it spreads, each once.</summary>
    private sealed class FieldMap
    {
        public OrderedDictionary<string, List<SelectedField>> Fields { get; } = [];

        public List<string> Fragments { get; } = [];
    }
}
