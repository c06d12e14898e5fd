using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Merging;

/// <summary>What a look at the whole document says.</summary>
internal enum MergeOutcome
{
    /// <summary>All fields can be merged.</summary>
    Clear,

    /// <summary>Some cannot; which ones is for <see cref="ConflictFinder"/> to say.</summary>
    Conflict,

    /// <summary>The budget ran out.</summary>
    TooComplex,
}

/// <summary>Says whether all fields of a document can be merged, without comparing pairs.</summary>
/// <remarks>
/// Goes down the response as execution would: gathers all fields of one response key, wherever they are written, compares each with the
/// first one (being the same field is an equivalence), and goes on with all their selection sets at once. Where fields of different
/// object types share a key, those of one type, with those of abstract types, must be the same field; across types only the shape must
/// agree. A set of selection sets that was checked once is not checked again, so fragments that are spread in many places cost once. The
/// number of different sets can still grow fast in documents made for it; hence the budget. Idea: Adameit, S. (2018). XING's algorithm
/// for field merging.
/// </remarks>
internal sealed class MergeCheck(ValidationContext context)
{
    /// <summary>A check that has spent more gives up.</summary>
    public const int Budget = 400_000;

    private readonly HashSet<SetKey> done = [];
    private readonly HashSet<FragmentDefinitionSyntax> reached = [];
    private readonly Stack<Dictionary<string, List<SelectedField>>> freeGroups = new();
    private readonly Stack<List<SelectedField>> freeLists = new();
    private int spent;

    /// <summary>How many selections were gathered and fields compared so far: what the budget bounds.</summary>
    public int Spent => spent;

    /// <summary>Looks at every operation, then at fragments that none of them reaches.</summary>
    public MergeOutcome Run()
    {
        var roots = context.Document.Definitions.OfType<ExecutableDefinitionSyntax>();
        foreach (var root in roots.OrderBy(definition => definition is FragmentDefinitionSyntax))
        {
            if (root is FragmentDefinitionSyntax fragment && reached.Contains(fragment))
            {
                continue;
            }

            var type = root switch
            {
                OperationDefinitionSyntax operation => context.Schema.RootType(operation.Operation),
                _ => context.Schema.FindType(((FragmentDefinitionSyntax)root).TypeCondition.Name.Value),
            };
            var outcome = Check([new Selection(root.SelectionSet, type)], sameFields: true);
            if (outcome != MergeOutcome.Clear)
            {
                return outcome;
            }
        }

        return MergeOutcome.Clear;
    }

    private MergeOutcome Check(List<Selection> selections, bool sameFields)
    {
        if (!done.Add(SetKey.Of(selections, sameFields)))
        {
            return MergeOutcome.Clear;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return MergeOutcome.TooComplex;
        }

        // Nearly every document is clear, and each of its selection sets comes by here: what one needed serves the next.
        var groups = freeGroups.TryPop(out var free) ? free : [];
        Collect(selections, groups);
        if (spent > Budget)
        {
            return MergeOutcome.TooComplex;
        }

        foreach (var fields in groups.Values)
        {
            var outcome = CheckGroup(fields, sameFields);
            if (outcome != MergeOutcome.Clear)
            {
                return outcome;
            }

            fields.Clear();
            freeLists.Push(fields);
        }

        groups.Clear();
        freeGroups.Push(groups);
        return MergeOutcome.Clear;
    }

    private MergeOutcome CheckGroup(List<SelectedField> fields, bool sameFields)
    {
        if (fields.Count == 1)
        {
            return HasArgumentTwice(fields[0]) ? MergeOutcome.Conflict : CheckBelow(fields, sameFields);
        }

        if (!HaveOneShape(fields) || fields.Exists(HasArgumentTwice))
        {
            return MergeOutcome.Conflict;
        }

        var objects = sameFields ? fields.Select(field => field.Parent).OfType<ObjectType>().Distinct().ToList() : [];
        if (!sameFields || objects.Count <= 1)
        {
            return sameFields && !AreOneField(fields) ? MergeOutcome.Conflict : CheckBelow(fields, sameFields);
        }

        foreach (var type in objects)
        {
            spent += fields.Count;
            var together = fields.FindAll(field =>
                ReferenceEquals(field.Parent, type) || field.Parent is not ObjectType);
            var outcome = !AreOneField(together) ? MergeOutcome.Conflict : CheckBelow(together, sameFields: true);
            if (outcome != MergeOutcome.Clear)
            {
                return outcome;
            }
        }

        return CheckBelow(fields, sameFields: false);
    }

    // Such a field is not even the same as itself, whichever of both arguments one looks at.
    private static bool HasArgumentTwice(SelectedField field)
    {
        var arguments = field.Syntax.Arguments;
        for (var i = 1; i < arguments.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (arguments[i].Name.Value == arguments[j].Name.Value)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private MergeOutcome CheckBelow(List<SelectedField> fields, bool sameFields)
    {
        List<Selection>? below = null;
        foreach (var field in fields)
        {
            if (field.Syntax.SelectionSet is { } set)
            {
                below ??= new List<Selection>(fields.Count);
                below.Add(new Selection(set, field.Type?.NamedType));
            }
        }

        return below is null ? MergeOutcome.Clear : Check(below, sameFields);
    }

    private static bool HaveOneShape(List<SelectedField> fields)
    {
        SchemaType? first = null;
        foreach (var field in fields)
        {
            if (first is not null && field.Type is { } type && FieldSameness.TypesConflict(first, type))
            {
                return false;
            }

            first ??= field.Type;
        }

        return true;
    }

    private static bool AreOneField(List<SelectedField> fields)
    {
        var first = fields[0].Syntax;
        for (var i = 1; i < fields.Count; i++)
        {
            var other = fields[i].Syntax;
            if (!ReferenceEquals(first, other)
                && (first.Name.Value != other.Name.Value || !FieldSameness.SameArguments(first, other)
                    || !FieldSameness.SameStream(first, other)))
            {
                return false;
            }
        }

        return true;
    }

    // All fields of some selection sets by response key, through fragments, each fragment once.
    private void Collect(List<Selection> selections, Dictionary<string, List<SelectedField>> groups)
    {
        HashSet<string>? visited = null;
        var open = new Stack<Selection>(selections);
        while (spent <= Budget && open.TryPop(out var selection))
        {
            foreach (var item in selection.Set.Selections)
            {
                spent++;
                switch (item)
                {
                    case FieldSyntax field:
                        if (!groups.TryGetValue(field.ResponseKey, out var fields))
                        {
                            groups[field.ResponseKey] = fields = freeLists.TryPop(out var free) ? free : new List<SelectedField>(1);
                        }

                        fields.Add(SelectedField.Of(selection.Parent, field));
                        break;
                    case InlineFragmentSyntax inline:
                        var type = inline.TypeCondition is { } condition ? Find(condition) : selection.Parent;
                        open.Push(new Selection(inline.SelectionSet, type));
                        break;
                    case FragmentSpreadSyntax { Name.Value: var name } when (visited ??= []).Add(name):
                        if (context.FindFragment(name) is { } fragment)
                        {
                            reached.Add(fragment);
                            open.Push(new Selection(fragment.SelectionSet, Find(fragment.TypeCondition)));
                        }

                        break;
                }
            }
        }
    }

    private NamedType? Find(NamedTypeSyntax syntax) => context.Schema.FindType(syntax.Name.Value);

    private readonly record struct Selection(SelectionSetSyntax Set, NamedType? Parent);

    /// <summary>Which selection sets were checked together: their offsets, sorted. Most are of one.</summary>
    private readonly record struct SetKey(int First, int[] Others, bool SameFields)
    {
        public static SetKey Of(List<Selection> selections, bool sameFields)
        {
            if (selections.Count == 1)
            {
                return new SetKey(selections[0].Set.Start, [], sameFields);
            }

            var starts = selections.Select(selection => selection.Set.Start).Distinct().Order().ToArray();
            return new SetKey(starts[0], starts[1..], sameFields);
        }

        public bool Equals(SetKey other) =>
            First == other.First && SameFields == other.SameFields && Others.AsSpan().SequenceEqual(other.Others);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(First);
            hash.Add(SameFields);
            foreach (var other in Others)
            {
                hash.Add(other);
            }

            return hash.ToHashCode();
        }
    }
}
