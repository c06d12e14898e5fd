using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares the fields of an object type or interface.</summary>
internal static class FieldChanges
{
    public static void Find(Findings findings, Spot owner, FieldsType before, FieldsType after)
    {
        foreach (var (was, now) in Pairs.ByName(before.Fields, after.Fields))
        {
            var spot = new Spot(
                $"{owner.Coordinate}.{(was ?? now)!.Name}",
                was?.Syntax is { } old ? SchemaPlace.Of(old, old.Name) : owner.Before,
                now?.Syntax is { } young ? SchemaPlace.Of(young, young.Name) : owner.After);
            if (was is null)
            {
                findings.Add(ChangeKind.Safe, ChangeType.FieldAdded, spot,
                    $"The field is new; it gives {now!.Type}.", "Clients may ask for it; none has to.");
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.FieldRemoved, spot,
                    "The field is gone" + AppliedChanges.AsAnnounced(was.DeprecationReason),
                    "Requests that select it are no longer valid.");
            }
            else
            {
                Compare(findings, spot, was, now);
            }
        }
    }

    private static void Compare(Findings findings, Spot spot, FieldDefinition before, FieldDefinition after)
    {
        var what = $"It gives {after.Type}; it gave {before.Type}.";
        if (!TypeFit.GivesNoLess(before.Type, after.Type))
        {
            findings.Add(ChangeKind.Breaking, ChangeType.FieldChangedKind, spot, what, Meaning(before.Type, after.Type));
        }
        else if (before.Type.ToString() != after.Type.ToString())
        {
            findings.Add(ChangeKind.Safe, ChangeType.FieldChangedKindSafe, spot, what,
                "It is null less often than clients are ready for.");
        }

        InputChanges.Find(findings, spot, InputWords.OfArgument, before.Arguments, after.Arguments);
        AppliedChanges.Describe(findings, spot, before.Description, after.Description);
        AppliedChanges.CompareDeprecation(findings, spot, before.DeprecationReason, after.DeprecationReason);
        AppliedChanges.Compare(findings, spot, before.Directives, after.Directives, CostChanges.UsualWeight(before.Type.NamedType));
    }

    private static string Meaning(SchemaType before, SchemaType after) => before.NamedType.Name != after.NamedType.Name
        ? "What clients select on it, or read from it, is of another type."
        : TypeFit.ListDepth(before) != TypeFit.ListDepth(after)
            ? "Clients get a list where they read a single value, or the other way round."
            : "Clients that rely on a value get null.";
}
