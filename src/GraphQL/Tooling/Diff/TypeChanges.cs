using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares the named types of two schemas, and what each kind of type is made of.</summary>
internal static class TypeChanges
{
    public static void Find(Findings findings, Schema before, Schema after)
    {
        var own = Pairs.ByName(before.Types.Where(type => !type.IsBuiltIn), after.Types.Where(type => !type.IsBuiltIn));
        foreach (var (was, now) in own)
        {
            if (was is null)
            {
                Added(findings, now!, before);
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.TypeRemoved, SpotOf(was, null),
                    $"The {KindOf(was)} {was.Name} is gone.", "Requests that name it, or use a field of it, are no longer valid.");
            }
            else
            {
                Compare(findings, was, now);
            }
        }
    }

    /// <summary>A new object type of an interface that was there is one more thing that clients of the interface may meet.</summary>
    private static void Added(Findings findings, NamedType now, Schema before)
    {
        var spot = SpotOf(null, now);
        findings.Add(ChangeKind.Safe, ChangeType.TypeAdded, spot,
            $"The {KindOf(now)} {now.Name} is new.", "Clients may use it; none has to.");
        if (now is ObjectType type)
        {
            foreach (var known in type.Interfaces.Where(known => before.FindType(known.Name) is InterfaceType))
            {
                ImplementationAdded(findings, spot, known.Name);
            }
        }
    }

    private static void Compare(Findings findings, NamedType before, NamedType after)
    {
        var spot = SpotOf(before, after);
        if (before.GetType() != after.GetType())
        {
            findings.Add(ChangeKind.Breaking, ChangeType.TypeChangedKind, spot,
                $"{before.Name} is {A(KindOf(after))}; it was {A(KindOf(before))}.",
                "Requests that use it are written for the other kind and are hardly valid any more.");
            return;
        }

        switch (before, after)
        {
            case (FieldsType was, FieldsType now):
                FieldChanges.Find(findings, spot, was, now);
                CompareInterfaces(findings, spot, was, now);
                break;
            case (InputObjectType was, InputObjectType now):
                CompareInput(findings, spot, was, now);
                break;
            case (UnionType was, UnionType now):
                CompareMembers(findings, spot, was, now);
                break;
            case (EnumType was, EnumType now):
                CompareValues(findings, spot, was, now);
                break;
            case (ScalarType was, ScalarType now):
                AppliedChanges.CompareSpecification(findings, spot, was.SpecifiedByUrl, now.SpecifiedByUrl);
                break;
        }

        AppliedChanges.Describe(findings, spot, before.Description, after.Description);
        AppliedChanges.Compare(findings, spot, before.Directives, after.Directives, CostChanges.UsualWeight(before));
    }

    private static void CompareInterfaces(Findings findings, Spot spot, FieldsType before, FieldsType after)
    {
        foreach (var (was, now) in Pairs.ByName(before.Interfaces, after.Interfaces))
        {
            if (was is null)
            {
                ImplementationAdded(findings, spot, now!.Name);
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.ImplementedInterfaceRemoved, spot,
                    $"{spot.Coordinate} no longer implements {was.Name}.",
                    $"Fragments on one of them inside the other are no longer valid, and fields of type {was.Name} no longer give it.");
            }
        }
    }

    private static void ImplementationAdded(Findings findings, Spot spot, string name) =>
        findings.Add(ChangeKind.Dangerous, ChangeType.ImplementedInterfaceAdded, spot,
            $"{spot.Coordinate} implements {name}.",
            $"Clients that ask for {name} may get {spot.Coordinate} where they know only the others.");

    private static void CompareMembers(Findings findings, Spot spot, UnionType before, UnionType after)
    {
        foreach (var (was, now) in Pairs.ByName(before.Members, after.Members))
        {
            if (was is null)
            {
                findings.Add(ChangeKind.Dangerous, ChangeType.TypeAddedToUnion, spot,
                    $"{now!.Name} is a new member.", $"Clients may get {now.Name} where they know only the others.");
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.TypeRemovedFromUnion, spot,
                    $"{was.Name} is no longer a member.", $"Fragments on {was.Name} inside {spot.Coordinate} are no longer valid.");
            }
        }
    }

    private static void CompareValues(Findings findings, Spot owner, EnumType before, EnumType after)
    {
        foreach (var (was, now) in Pairs.ByName(before.Values, after.Values))
        {
            var spot = new Spot(
                $"{owner.Coordinate}.{(was ?? now)!.Name}",
                was?.Syntax is { } old ? SchemaPlace.Of(old, old.Name) : owner.Before,
                now?.Syntax is { } young ? SchemaPlace.Of(young, young.Name) : owner.After);
            if (was is null)
            {
                findings.Add(ChangeKind.Dangerous, ChangeType.ValueAddedToEnum, spot,
                    "The value is new.", "Clients may get a value that they do not know.");
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.ValueRemovedFromEnum, spot,
                    "The value is gone" + AppliedChanges.AsAnnounced(was.DeprecationReason), "Requests that write it are no longer valid.");
            }
            else
            {
                AppliedChanges.Describe(findings, spot, was.Description, now.Description);
                AppliedChanges.CompareDeprecation(findings, spot, was.DeprecationReason, now.DeprecationReason);
                AppliedChanges.Compare(findings, spot, was.Directives, now.Directives, usualWeight: 0);
            }
        }
    }

    private static void CompareInput(Findings findings, Spot spot, InputObjectType before, InputObjectType after)
    {
        InputChanges.Find(findings, spot, InputWords.OfInputField, before.Fields, after.Fields);
        if (before.IsOneOf == after.IsOneOf)
        {
            return;
        }

        if (after.IsOneOf)
        {
            findings.Add(ChangeKind.Breaking, ChangeType.OneOfAdded, spot,
                "It takes exactly one of its fields from now on.", "Requests that give none, several, or null are refused.");
        }
        else
        {
            findings.Add(ChangeKind.Dangerous, ChangeType.OneOfRemoved, spot,
                "It no longer takes exactly one of its fields.",
                "Requests stay valid, but code generated from the schema tells its fields apart no longer.");
        }
    }

    private static Spot SpotOf(NamedType? before, NamedType? after) =>
        new((before ?? after)!.Name, PlaceOf(before), PlaceOf(after));

    private static SchemaPlace? PlaceOf(NamedType? type) =>
        type is null || type.Syntax.IsEmpty ? null : SchemaPlace.Of(type.Syntax[0], type.Syntax[0].Name);

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "scalar",
        ObjectType => "object type",
        InterfaceType => "interface",
        UnionType => "union",
        EnumType => "enum",
        _ => "input type",
    };

    private static string A(string noun) => (noun[0] is 'o' or 'i' or 'e' ? "an " : "a ") + noun;
}
